"""Threads: a message may leave out what the ones before it said."""

from bot.conversation.conversations import Conversations

__all__ = ["Conversations"]
