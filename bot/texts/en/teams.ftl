teams-fault = Something went wrong on my side, so you got no answer. Try again in a little while. If that does not help, contact the IT unit and give them the number { $incident }.
teams-already-done = That has already been done.
