help-heading = Det här kan jag svara på
help-text = Jag känner till kommunens digitala system. Fråga med egna ord, till exempel:
help-privacy = Avtal, kostnader och klassning visar jag bara i en personlig chatt och bara för den som har rätt att se dem.
smalltalk-greeting = Hej. Jag är Systemlotsen och hjälper dig att hitta bland kommunens digitala system. Vad letar du efter?
smalltalk-thanks = Varsågod. Säg till om det är något mer.
smalltalk-identity = Jag är Systemlotsen, en bot som känner till kommunens digitala system: vad de används till, vem som ansvarar och när avtalen går ut.
smalltalk-feeling = Tack, det är bra. Vad kan jag hjälpa dig med?
smalltalk-bye = Hej då. Välkommen tillbaka.
smalltalk-praise = Tack, det var roligt att höra.
smalltalk-complaint = Det var tråkigt att det inte blev rätt. Pröva med andra ord, eller fråga IT-enheten.
decline-heading = Det kan jag inte hjälpa till med
decline-other = Det ligger utanför det jag kan. Jag svarar på frågor om kommunens digitala system: vad som finns, vem som ansvarar och när avtalen går ut.
decline-it_support = Jag kan inte hjälpa till med lösenord, skrivare och andra fel i datorn. Vänd dig till IT-supporten.
decline-public_records = En begäran om allmänna handlingar ska till registratorn hos den nämnd som har handlingen. Jag lämnar inte ut handlingar.
decline-municipal_company = De kommunala bolagens system ingår inte i systemlistan, och modellen för systemförvaltning gäller inte bolagen. Vänd dig till bolaget.
channel-heading = Kanalens uppgift
channel-only-in-channel = Det där kan jag bara ställa in i en kanal. Skriv samma sak i kanalen och nämn mig.
channel-not-allowed = Bara IT-enheten kan bestämma vad en kanal ska användas till. Be någon där att skriva samma sak här.
channel-which-purpose = Jag kan använda en kanal för påminnelser eller för IT-larm. Skriv till exempel «använd den här kanalen för påminnelser».
channel-set-reminders = Klart. Påminnelser och dagordningar kommer att skickas till den här kanalen.
channel-set-it_alerts = Klart. Larm till IT-enheten kommer att skickas till den här kanalen.
search-wrong-heading = Inte rätt system
search-wrong = Tack, då vet jag. Beskriv gärna med andra ord vad du vill kunna göra, så letar jag igen.
documents-heading = Styrdokument
documents-none = Jag hittar inget dokument som heter så. Pröva ett annat ord, titta bland filerna i kanalen för systemförvaltningsmodellen eller fråga IT-enheten.
documents-near = Jag hittar inget dokument som heter precis så. Menar du något av de här?
documents-which = Vilket dokument menar du?
documents-all =
    { $count ->
        [one] Det här dokumentet finns. Tryck för att få länken.
       *[other] Det finns { $count } dokument. Här är de som har ändrats senast.
    }
documents-listed = { $name }, ändrad { $day }
documents-changed = { $name }, ändrad { $day }.
documents-there = Dokumentet finns här: { $url }
documents-open = Öppna dokumentet
documents-date =
    { $month ->
        [1] { $day } januari { $year }
        [2] { $day } februari { $year }
        [3] { $day } mars { $year }
        [4] { $day } april { $year }
        [5] { $day } maj { $year }
        [6] { $day } juni { $year }
        [7] { $day } juli { $year }
        [8] { $day } augusti { $year }
        [9] { $day } september { $year }
        [10] { $day } oktober { $year }
        [11] { $day } november { $year }
       *[12] { $day } december { $year }
    }
documents-at = { $name } finns här: { $url }
documents-in-channel = { $name } ligger bland filerna i kanalen för systemförvaltningsmodellen.
documents-news-heading = Ändrade styrdokument
documents-news-lead = Det här har ändrats bland styrdokumenten:
documents-news-new = Nytt: { $name }
documents-news-changed = Ändrat: { $name }
documents-news-removed = Borttaget: { $name }
documents-news-more =
    { $count ->
        [one] Ett dokument till
       *[other] { $count } dokument till
    }
documents-news-undone = Ändringen har tagits tillbaka. Dokumenten är som de var.
documents-news-why = Meddelandet kommer för att ett dokument i kanalen har ändrats.
documents-plan-heading = Förvaltningsplan för { $system }
documents-plan-is = Förvaltningsplanen för { $system } finns här: { $url }
documents-plan-missing = { $system } saknar länk till en förvaltningsplan i systemlistan.
documents-how-to-plan = Systemförvaltaren tar fram planen med mallen och lathunden, och systemägaren godkänner den.
nyttokalkyl-heading = Innan något köps: en nyttokalkyl
nyttokalkyl-intro = Behovet ska vara klart innan en upphandling börjar. Det samlas i en nyttokalkyl.
nyttokalkyl-already = Det finns redan system som kan täcka behovet { $need }. Börja med att fråga deras systemägare:
nyttokalkyl-step-1 = 1. Beskriv behovet och hur det ser ut i dag.
nyttokalkyl-step-2 = 2. Kontrollera om ett system som redan finns i kommunen går att använda. Beskriv behovet för mig, så letar jag.
nyttokalkyl-step-3 = 3. Räkna på kostnader och nytta, och redogör för kalkylen på ett taktiskt möte med IT-enheten.
nyttokalkyl-step-4 = 4. Förvaltningsledningen beslutar. IT-enheten ger råd men beslutar inte om köp.
