nyttokalkyl_tidings-press-open = Öppna utkastet
nyttokalkyl_tidings-expected = Väntad nytta första året

nyttokalkyl_tidings-invited = { $name } har bjudit in dig till det här utkastet. Ni kan svara var för sig, och alla svar sparas.
nyttokalkyl_tidings-awaits_statement = { $department } har lämnat in nyttokalkylen. Den väntar på IT-enhetens yttrande.
nyttokalkyl_tidings-stated = IT-enheten har lämnat sitt yttrande. Nu ska nyttokalkylen redovisas på ett taktiskt möte.
nyttokalkyl_tidings-presented = Nyttokalkylen är redovisad på ett taktiskt möte. Nu väntar den på beslut.
nyttokalkyl_tidings-awaits_decision = Nyttokalkylen är redovisad på ett taktiskt möte och väntar på ert beslut. Läs den och registrera beslutet när det är fattat.
nyttokalkyl_tidings-decided-yes = Beslutet är ja. Det är registrerat av { $name } med diarienummer { $diarienummer }.
nyttokalkyl_tidings-decided-no = Beslutet är nej. Det är registrerat av { $name } med diarienummer { $diarienummer }.
nyttokalkyl_tidings-decided-sent_back = Nyttokalkylen är skickad tillbaka av { $name } med diarienummer { $diarienummer }. Komplettera den och lämna in den igen.
nyttokalkyl_tidings-awaits_procurement = Beslutet är ja, så upphandlingen kan börja. Säg till här när den har gjort det.
nyttokalkyl_tidings-follow_up = Det är dags att följa upp nyttan. Fyll i hur stor den blev det första året, så jämför jag med det som väntades.
nyttokalkyl_tidings-same_need = { $department } har ett liknande behov. Kanske räcker ett system för er båda.
nyttokalkyl_tidings-same_need-who = Behoven tas upp som en gemensam punkt på ett taktiskt möte. IT-enheten vet om dem båda och hjälper er att få kontakt.

nyttokalkyl_tidings-now-draft = Nyttokalkylen kompletteras och lämnas sedan in igen.
nyttokalkyl_tidings-now-reused = Behovet löses med ett system som redan finns.
nyttokalkyl_tidings-now-submitted = Nyttokalkylen är inlämnad och väntar på IT-enhetens yttrande.
nyttokalkyl_tidings-now-it_statement = IT-enheten har lämnat sitt yttrande. Nu redovisas nyttokalkylen på ett taktiskt möte.
nyttokalkyl_tidings-now-presented = Nyttokalkylen är redovisad på ett taktiskt möte och väntar på beslut.
nyttokalkyl_tidings-now-decided-yes = Beslutet är ja.
nyttokalkyl_tidings-now-decided-no = Beslutet är nej.
nyttokalkyl_tidings-now-decided-sent_back = Nyttokalkylen är skickad tillbaka för att kompletteras.
nyttokalkyl_tidings-now-procurement = Upphandlingen har börjat.
nyttokalkyl_tidings-now-followed_up = Nyttan är uppföljd.

nyttokalkyl_tidings-why-invited = Du får det här för att du delar utkastet.
nyttokalkyl_tidings-why-awaits_statement = Du får det här för att du arbetar på IT-enheten. Yttrandet är råd till dem som beslutar.
nyttokalkyl_tidings-why-stated = Du får det här för att du delar nyttokalkylen.
nyttokalkyl_tidings-why-presented = Du får det här för att du delar nyttokalkylen.
nyttokalkyl_tidings-why-awaits_decision = Du får det här för att du ingår i ledningen för en förvaltning som nyttokalkylen gäller.
nyttokalkyl_tidings-why-decided = Du får det här för att du delar nyttokalkylen.
nyttokalkyl_tidings-why-awaits_procurement = Du får det här för att du arbetar med upphandlingar.
nyttokalkyl_tidings-why-follow_up = Du får det här för att du ansvarar för nyttan eller delar nyttokalkylen.
nyttokalkyl_tidings-why-same_need = Du får det här för att du delar nyttokalkylen. Vad den andra förvaltningen har skrivit visas inte.
nyttokalkyl_tidings-why-now = Så här står det till nu.
