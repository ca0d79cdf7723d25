teams-fault = Något gick fel hos mig, så du fick inget svar. Försök igen om en stund. Hjälper det inte, kontakta IT-enheten och ange numret { $incident }.
teams-already-done = Det där är redan gjort.
gate-not-admitted = Systemlotsen är till för en viss grupp i kommunen, och jag kunde inte bekräfta att du hör till den. Försök igen om en stund. Hjälper det inte, kontakta IT-enheten.
