"""The only place that knows botbuilder: authentication, activities and the Connector."""
