"""`versus review X Y` and `versus review due`: reviews of pairs, and which to do again."""

import click

from bot.commands import review_due, review_pair

PAIR = "pair"


class Reviewing(click.Group):
    """A group whose first command may be left out: `versus review X Y` is that of a pair."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the word "pair" where it was left out."""
        named = bool(args) and args[0] in {*self.commands, *ctx.help_option_names}
        return super().parse_args(ctx, args if named else [PAIR, *args])


@click.group("review", cls=Reviewing, subcommand_metavar="[pair] X Y | due")
def command() -> None:
    """Record a review of two models, X and Y, or say which pairs are due for another one.

    The word `pair` may be left out.
    """


for module in (review_pair, review_due):
    command.add_command(module.command)
