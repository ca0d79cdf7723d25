from tests.fakes.databases import *  # noqa: F403
