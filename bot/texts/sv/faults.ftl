fault-heading = Något gick fel hos mig.
fault-advice = Det du skrev är kvar i chatten. Försök igen om en stund. Blir det fel igen, kontakta IT-enheten och uppge numret.
fault-incident = Ärendenummer: { $incident }.
