"""The only place that knows Microsoft Graph."""
