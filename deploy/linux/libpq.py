"""What libpq's programs need to reach the database of SYSTEMLOTSEN_DATABASE_URL, as lines for a shell to read.

In the environment and not on the command line, where every user of the machine would see the password.
"""

from __future__ import annotations

import os
import shlex
from urllib.parse import parse_qs, unquote, urlsplit

url = urlsplit(os.environ["SYSTEMLOTSEN_DATABASE_URL"])
query = {name: values[0] for name, values in parse_qs(url.query).items()}
found = {
    "PGHOST": url.hostname or query.get("host"),
    "PGPORT": str(url.port or query.get("port") or 5432),
    "PGUSER": unquote(url.username or "") or query.get("user"),
    "PGPASSWORD": unquote(url.password or "") or None,
    "PGDATABASE": url.path.lstrip("/"),
    "PGSSLMODE": query.get("ssl") or query.get("sslmode"),
}
for name, value in found.items():
    if value:
        print(f"export {name}={shlex.quote(value)}")
