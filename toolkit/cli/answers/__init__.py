"""What commands print: functions that take arguments and return text (and the exit code), a module a room."""
