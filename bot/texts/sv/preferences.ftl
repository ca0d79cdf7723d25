preferences-heading = Dina inställningar
preferences-here = Inställningar för dina påminnelser visar jag bara i en personlig chatt. Skriv till mig där.
preferences-intro = Här väljer du hur du vill bli påmind i den personliga chatten. Kanalernas inlägg påverkas inte.
preferences-pause-explained =
    { $weeks ->
        [one] Du kan pausa i högst en vecka. Under pausen kommer ändå det som är brådskande, alltså när { $days } dagar eller färre återstår. Andra med en roll i systemet får sina påminnelser som vanligt.
       *[other] Du kan pausa i högst { $weeks } veckor. Under pausen kommer ändå det som är brådskande, alltså när { $days } dagar eller färre återstår. Andra med en roll i systemet får sina påminnelser som vanligt.
    }
preferences-pause-urgent = Det som är brådskande kommer ändå, alltså när { $days } dagar eller färre återstår. Andra med en roll i systemet får sina påminnelser som vanligt, och det du har missat får du när pausen är slut.
preferences-language = Språk
preferences-language-sv = Svenska
preferences-language-en = Engelska
preferences-hour = Tidigaste klockslag
preferences-hour-any = Som för alla andra, från { $hour }
preferences-hour-from = Från klockan { $hour }
preferences-pause = Pausa till och med (lämna tomt för ingen paus)
preferences-missing = Välj ett av alternativen.
preferences-press-show = Mina inställningar
preferences-press-save = Spara
preferences-press-resume = Starta påminnelser igen
preferences-saved = Jag har sparat dina inställningar.
preferences-now = Du blir påmind på { $language } på arbetsdagar från { $hour }.
preferences-in-sv = svenska
preferences-in-en = engelska
preferences-now-paused = Dina påminnelser är pausade till och med { $last } och börjar igen { $again }.
preferences-typed = Du kan också skriva till exempel «pausa påminnelser till 10 augusti», «påminn mig klockan 10» eller «påminn mig på engelska».
preferences-pause-when = Skriv till vilken dag du vill pausa, till exempel «pausa påminnelser till 10 augusti».
preferences-pause-past = Den dagen har redan passerat. Välj en dag som ligger framåt.
preferences-pause-long = Så länge går det inte att pausa. Välj en dag senast { $latest }.
preferences-wrong-hour = Välj en hel timme mellan 6 och 18.
