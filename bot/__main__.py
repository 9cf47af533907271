"""`python -m bot` is `versus`."""

from bot.cli import main

if __name__ == "__main__":
    main()
