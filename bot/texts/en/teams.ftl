teams-fault = Something went wrong on my side, so you got no answer. Try again in a little while. If that does not help, contact the IT unit and give them the number { $incident }.
teams-already-done = That has already been done.
gate-not-admitted = Systemlotsen is for a certain group in the municipality, and I could not confirm that you belong to it. Try again in a while. If that does not help, contact IT-enheten.
