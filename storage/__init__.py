"""Persistence: tables, repositories, import and export of the systemlista."""
