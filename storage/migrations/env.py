"""What Alembic runs for each command, on the connection that `storage.migrations` hands it."""

from alembic import context

from storage.tables import metadata

# Batch mode: SQLite changes a table by building it anew.
context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
