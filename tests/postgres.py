"""A PostgreSQL database or schema of its own for a test, where a server is reachable."""

import os
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import quote

import psycopg

SERVER = os.environ.get("VERSUS_TEST_POSTGRES", "postgresql://root@127.0.0.1/test")
# Where this is set, a server that is not reachable is a failure.
REQUIRED = bool(os.environ.get("CI") or os.environ.get("VERSUS_TEST_POSTGRES"))


async def reachable() -> bool:
    """Whether there is a server to make databases on."""
    try:
        async with await psycopg.AsyncConnection.connect(SERVER, connect_timeout=3):
            return True
    except psycopg.OperationalError:
        return False


@asynccontextmanager
async def database() -> AsyncIterator[str]:
    """The URL of an empty database, dropped at the end."""
    name = f"versus_{uuid.uuid4().hex[:12]}"
    await _run(f'CREATE DATABASE "{name}"')
    try:
        yield f"{SERVER.rpartition('/')[0]}/{name}"
    finally:
        await _run(f'DROP DATABASE "{name}" WITH (FORCE)')


@asynccontextmanager
async def schema() -> AsyncIterator[str]:
    """The URL of an empty schema, dropped at the end: made at once, where a database takes long.

    Its commits are not waited for until they are on the disk.
    """
    name = f"versus_{uuid.uuid4().hex[:12]}"
    await _run(f'CREATE SCHEMA "{name}"')
    options = quote(f"-c search_path={name} -c synchronous_commit=off")
    try:
        yield f"{SERVER}{'&' if '?' in SERVER else '?'}options={options}"
    finally:
        await _run("SET lock_timeout = '10s'", f'DROP SCHEMA "{name}" CASCADE')


async def _run(*statements: str) -> None:
    async with await psycopg.AsyncConnection.connect(SERVER, autocommit=True) as connection:
        for statement in statements:
            # Identifiers in it are made above, of letters and digits.
            await connection.execute(statement.encode())
