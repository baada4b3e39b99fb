"""Alembic's environment: runs on the connection it is handed, inside the caller's transaction."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=False,
    render_as_batch=True,
)
context.run_migrations()
