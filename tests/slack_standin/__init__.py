"""A local stand-in for Slack: real HTTP and WebSockets on 127.0.0.1, strict about what it gets."""
