fault-heading = Something went wrong on my side.
fault-advice = What you wrote is still in the chat. Try again in a while. If it fails again, contact the IT unit and give them the number.
fault-incident = Incident number: { $incident }.
