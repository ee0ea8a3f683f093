"""What the office that runs the bot needs, without a channel: state, statistics, aliases, backups, checks."""
