"""The words that statements are read by: one pattern for each slot, on folded words with a bullet for each system."""

from __future__ import annotations

import re

SYSTEM = "\N{BULLET}"
BEFORE_SYSTEM = frozenset({"for", "pa", "i", "av", "till", "med", "of", "in", "systemet"})
ASKS = re.compile(
    r"^(?:(?:hej|hello|hi|forresten|jag undrar|undrar|kan du saga|vet du)[ ,]*)*"
    r"(?:vem|vilka|vilken|vilket|vad|nar|hur|var|varfor|har|ar|finns|gar|galler|har|anvander|saknar"
    r"|stammer|vet|visa|lista"
    r"|sok|hitta|who|which|what|when|where|how|why|is|are|does|do|did|has|have|show|list|find)\b"
)
WHO = re.compile(r"\b(?:vem|vilka|vilken|vilket|vems|hur manga|who|which|whose|how many)\b")
ORDER = re.compile(
    r"^(?:(?:hej|hello|hi|snalla)[ ,]*)?(?:kan|skulle|vill|can|could|would|please) (?:du|ni|nagon|you|somebody) "
    r"(?:\w+ ){0,2}?(?:uppdatera|andra|byta|ratta|korrigera|notera|skriva|registrera|lagga|ta bort|stryka|fora in"
    r"|update|change|correct|note|register|add|remove)\b"
)
ROLE_WORDS = (
    ("owner", re.compile(r"\b(?:system)?(?:agare\w*|agarskap\w*|owner\w*)\b")),
    ("specialist", re.compile(r"\b(?:system)?(?:specialist\w*|administrator\w*)\b")),
    ("manager", re.compile(r"\b(?:system)?(?:forvaltar\w*|forvaltarskap\w*|forvaltarroll\w*|manager\w*)\b")),
    ("", re.compile(r"\b(?:system)?(?:ansvarig\w*|kontaktperson\w*|roll(?:en)?|contact person|responsible)\b")),
)
TAKES_OVER = re.compile(
    r"\b(?:tar|ta|tagit|tog|tas) (?:\w+ ){0,3}?(?:over|vid)\b|\b(?:overtar|overta|overtagit|eftertrader"
    r"|eftertradde|ersatter|"
    r"ersatts av|eftertrads av|avloser)\b|\blamna\w* (?:\w+ ){0,4}?(?:over|ifran|vidare)\b"
    r"|\boverlamna\w*\b|\boverlat\w*\b|"
    r"\b(?:takes?|taking|took|taken) (?:\w+ ){0,3}?over\b|\b(?:succeeds|replaces|hands? over|handing over)\b"
)
AFTER_ME = re.compile(
    r"\b(?:efter|fran|stallet for|istallet for|after|from|for) (?:mig|me)\b|\bmin roll\b|\bjag (?:lamnar"
    r"|overlater)\b|\bi hand\b"
)
COLLEAGUE = re.compile(r"\b(?:kolleg\w*|chef\w*|vikari\w*|ersattar\w*|eftertradar\w*|colleague|successor|boss)\b")
LEAVING = re.compile(
    r"(?<!nar )(?<!om )(?<!when )(?<!if )(?<!can )"
    r"\b(?:jag|i|i m|i am) (?:\w+ ){0,2}?(?:slutar|slutat|sluta|gar i pension|byter (?:jobb|tjanst|arbete)"
    r"|blir tjanstledig"
    r"|ar tjanstledig|gar pa (?:foraldraledighet|tjanstledighet)|blir foraldraledig|ar foraldraledig"
    r"|blir (?:pappa|mamma|barn|stud|sjuk)\w*ledig|avsag\w* mig|vill avsaga mig|lamnar rollen"
    r"|leaving|leave|quit|retire"
    r"|retiring)\b|\b(?:min|my) (?:roll|tid|role|time)\b.*\b(?:upphor|tar slut|avslutas|ends)\b"
    r"|\b(?:min|my) (?:sista|last) (?:arbetsdag|dag|day)\b"
)
MYSELF = re.compile(
    r"\bjag (?:\w+ ){0,2}?(?:tar (?:\w+ )?over|ta (?:\w+ )?over|tar vid|tagit over|overtar|overtagit"
    r"|eftertrader|ersatter|blir|bli"
    r"|tilltrader|ar (?:nu |den )*nya?|ar (?:nu|numera))\b|\b(?:ar|blir) det jag som\b|\bdet (?:blir"
    r"|ar) jag som\b|\blagg\w* till mig\b"
    r"|\bi (?:am|will|m) (?:\w+ ){0,2}?(?:taking over|take over|the new)\b"
)
TENDS = (
    ("owner", re.compile(r"\b(?:ager|ags av|owns|owned by)\b")),
    ("manager", re.compile(r"\b(?:forvaltar|forvaltas av|manages|managed by)\b")),
    ("", re.compile(r"\b(?:ansvarar for|skoter|skots av|har hand om)\b")),
)
UNLISTED = re.compile(
    r"\bsaknas (?:i|pa|fran)\b|\bmissing (?:from|in)\b"
    r"|\b(?:hittar|finns|star|ser|find|see) (?:\w+ ){0,4}?(?:inte|not)|\b(?:hittar|finns|star|ser) inte\b"
)
VACANT = re.compile(
    r"\bingen (?:som )?(?:forvaltar|ager|ansvarar for|skoter)\b|"
    r"\b(?:saknar|saknas|vakant\w*|vakans\w*|obemannad\w*|obesatt\w*|tillsatt inte|lacks|lacking|missing|vacant)\b"
    r"|\b(?:ingen|utan|inte nagon|no) (?:\w+ ){0,2}?(?:system)?(?:agare|forvaltare|specialist|ansvarig"
    r"|owner|manager)\w*"
    r"|\b(?:agaren?|forvaltaren?|systemagaren?|systemforvaltaren?) (?:\w+ ){0,2}?(?:saknas|finns inte)\b"
)
REMOVED = re.compile(r"\b(?:ta|tar|tas) bort\b|\bplocka\w* bort\b|\b(?:stryk|stryka|avregistrera|remove|delete)\b")
INSTEAD = re.compile(r"\b(?:mot|istallet|stallet|ersatt\w*|lagg\w* (?:till|in)|in favour|replace\w*|instead)\b")
SUCCESSOR = re.compile(
    r"\b(?:min|my) (?:\w+ )?(?:eftertradar\w*|ersattar\w*|vikari\w*|successor|replacement|substitute)\b"
)
BECOMES = re.compile(
    r"\b(?:ar|blir|bli|blev|blivit|vara|heter|utse\w*|tilltrader|byt\w*|andr\w*|ny|nya|gar over"
    r"|flyttas|overgar|overfors|sta som|star som|skrivs over|to be|is"
    r"|becomes?|become"
    r"|appointed|changed?|new|slutar|slutat|lamnar|lagg\w*|registrera\w*|uppdatera\w*|fel|update|add|wrong)\b"
)
ENDS = re.compile(
    r"\b(?:forlang\w*|forny\w*|galler|loper|lopa|gar ut|slutar|upphor|sagts upp|uppsagt|uppsagd|sager upp"
    r"|sagt upp|tecknat"
    r"|skriv\w*|slutdatum\w*"
    r"|avtalsslut\w*|avtalstid\w*|till och med|ar till|extended|renewed|runs|ends?|expires?|valid)\b"
)
RUNS = re.compile(r"\b(?:galler|loper|gar ut|runs)\b")
SETTLED = re.compile(r"\b(?:forlangt|forlangts|fornyat|sagts upp|extended)\b")
CONTRACT = re.compile(
    r"\b(?:\w*avtal\w*|kontrakt\w*|slutdatum\w*|forlang\w*|contract\w*|agreement\w*|extended|renewed)\b"
)
OPEN_ENDED = re.compile(
    r"\btills ?vidare\b|\binget slutdatum (?:langre|mer)\b|\bno end date any more\b"
    r"|\bopen ended\b|\buntil further notice\b"
)
NOTICE = re.compile(r"\b(?:uppsagningstid\w*|manaders? uppsagning|notice period|months? notice)\b")
MONTHS = re.compile(r"\b(\d{1,3}) (?:manaders?|manader|manad|man|months?)\b")
WORD_MONTHS = {"en": 1, "tre": 3, "fyra": 4, "sex": 6, "nio": 9, "tolv": 12, "three": 3, "six": 6, "twelve": 12}
AUTOMATIC = re.compile(r"\bautomat\w* (?:\w+ ){0,4}?(\d{1,3}) (?:man\w*|months?)")
OPTIONS = re.compile(r"\b(\d{1,2}) ?x ?(\d{1,3}) (?:man\w*|months?)")
OPTION_YEARS = re.compile(r"\b(\d{1,2}|ett|tva|tre|fyra|one|two|three|four) (?:option(?:s|al)?(?:ar\w*| years?))\b")
YEARS_IN_WORDS = {"ett": "1", "tva": "2", "tre": "3", "fyra": "4", "one": "1", "two": "2", "three": "3", "four": "4"}
URL = re.compile(r"https?://[^\s<>\"«»]+", re.IGNORECASE)
KRT = re.compile(r"\bk ?([1-4])[\s,/]*r ?([1-4])[\s,/]*t ?([1-4])\b")
USERS = re.compile(
    r"\b(\d[\d ]{0,9}) (?:anvandare|users)\b|\b(\d[\d ]{0,9}) (?:\w+ ){1,2}?(?:som )?(?:anvander|use)\b"
    r"|\b(?:anvands av|used by) (?:\w+ ){0,2}?(\d[\d ]{0,9})\b"
    r"|\b(?:antal\w* anvandare|number of users) (?:\S+ ){0,6}?(\d[\d ]{0,9})\b"
)
SAID_OF = re.compile(
    r"\b(?:vi|man|alla|folk|många|personalen|we|people|everybody) (?:\w+ ){0,2}?(?:säger|say|says)\s+"
    r"[«\"'”“]?(?P<name>[^«»\"'”“,.!?]{2,60}?)[»\"'”“]?\s+(?:om|i stället för|istället för|for|instead of)\s",
    re.IGNORECASE,
)
ALIAS = re.compile(
    r"\b(?:kallas|kallar|kallat|kalla|forkortas|smeknamn\w*|alias\w*|called|known as|nickname)\b(?P<rest>.*)"
)
ALIAS_EDGE = re.compile(
    r"^(?:(?:ocksa|aven|for|ofta|brukar|det|den|vi|also|is|ar|som|till|i dagligt tal|har|systemet|\W)\s*)+"
)
DESCRIPTION = re.compile(r"\b(?:beskrivning\w*|description)\b")
IT = re.compile(r"\b(?:it|it enheten|it enhetens|it avdelningen|itenheten|it unit|it department)\b")
HELP = re.compile(
    r"\b(?:hjalp\w*|stod|stotta|bista|rad|radgivning|support|radgora|help|advice|assist\w*|bolla|vagledning)\b"
)
FROM_IT = re.compile(
    r"\b(?:hjalp\w*|stod\w*|rad|radgivning|help|advice|support) (?:\w+ )?(?:fran|av|from|of) (?:the )?it\b"
    r"|\bit(?: enheten| avdelningen| unit)? (?:\w+ ){0,2}?(?:hjalpa|hjalper|stotta|stottar|stodja|bista"
    r"|ge (?:\w+ )?(?:rad|stod|hjalp)|give (?:\w+ )?(?:advice|support)|help us|help me|assist)\b"
)
NEEDS = re.compile(
    r"\b(?:behover|vill|onskar|skulle|kan|kunna|bestall\w*|onskemal|need|want|would like|could|can|please)\b"
)
TOPICS = (
    (
        "integration",
        re.compile(r"\b(?:integrer\w*|integration\w*|koppla\w*|koppling\w*|api\w*|filoverforing\w*|connect\w*)\b"),
    ),
    ("requirements", re.compile(r"\b(?:tekniska krav|krav\w*|kravspec\w*|teknisk\w*|requirements?|technical)\b")),
    ("contract", re.compile(r"\b(?:avtal\w*|avtalsfrag\w*|leverantor\w*|licens\w*|contract\w*)\b")),
)
TROUBLE = re.compile(
    r"\b(?:nere|sonder|kraschar|kraschat|krangl\w*|strul\w*|logga in|losenord\w*|behorighet\w*|konto"
    r"|inloggning\w*|atkomst|"
    r"fungerar inte|funkar inte|kommer inte in|access|password|account|down|broken|log in|login|error"
    r"|problem\w*|felanmal\w*|"
    r"rapporter\w*|fel (?:i|pa|med)|dator\w*|skrivare\w*|startar inte)\b"
)
LIST = re.compile(r"\b(?:systemlist\w*|list\w*|systemregist\w*|regist\w*|forteckning\w*|register)\b")
LACKING = re.compile(
    r"\b(?:inte|ej|saknas|saknar|aldrig|not|missing|isn t|isnt|lagg\w* (?:till|in)|registrera\w*|anmal\w*|add|report)\b"
)
THING = re.compile(
    r"\b(?:\w*system|systemet|verktyg\w*|program\w*|app|appen"
    r"|nagot som|something|applikation\w*|tjanst|tjansten|\w*tool|application)\b"
)
NEW = re.compile(
    r"\b(?:anmal\w*|registrera\w*|lagg\w* (?:till|in)|rapportera|register|report"
    r"|add)\b(?: \w+){0,4} (?:nytt|ny|okant|eget|new|unknown)?"
)
REPORTED = re.compile(
    r"\b(?:nytt|okänt|new|unknown)\s+system\s*:\s*[«\"'”“]?(?P<name>[^«»\"'”“,;!?\n]{2,60})", re.IGNORECASE
)
ENTERED = re.compile(
    r"\b(?:registrera|lägg (?:till|in)|för in|skriv in|add|register)\s+[«\"'”“]?(?P<name>[^«»\"'”“,.!?\n]{2,60}?)"
    r"[»\"'”“]?\s+(?:i|till|på|to|in)\s+(?:the\s+)?(?:system)?(?:list|regist)",
    re.IGNORECASE,
)
USES = re.compile(
    r"\b(?:vi|we|de|they|\w*(?:enheten|avdelningen|forvaltningen|skolan|kontoret|unit|school)) (?:\w+ ){0,2}?"
    r"(?:har|anvander|anvanda|kor|use|using|have)\b"
)
NAME = re.compile(
    r"(?:som )?(?:heter|kallas|vid namn|named|called)\s+[«\"'”“]?(?P<name>[^«»\"'”“,.;!?\n]{2,60})", re.IGNORECASE
)
SYNONYM = re.compile(
    r"(?:med|när vi säger|by)\s+[«\"'”“]?(?P<said>[^«»\"'”“,]{2,60}?)[»\"'”“]?,?\s+(?:menar|avser"
    r"|mean)\s*(?:vi|jag|man|we|i)?\s+"
    r"[«\"'”“]?(?P<meant>[^«»\"'”“.!?]{2,80})"
    r"|\b(?:lägg (?:till|in)|föreslå|föreslår|lär (?:dig|in)|add|suggest|learn)\s+(?:ett |en |the )?"
    r"(?:sök)?(?:ordet|ord|synonymen|synonym|word)\s+[«\"'”“]?(?P<word>[^«»\"'”“,.!?]{2,60}?)[»\"'”“]?"
    r"\s+(?:för|som betyder|som menar|for|meaning)\s+"
    r"[«\"'”“]?(?P<function>[^«»\"'”“.!?]{2,80})"
    r"|^\W*(?:ordet|sökordet|the word)\s+[«\"'”“]?(?P<name>[^«»\"'”“,.!?]{2,60}?)[»\"'”“]?"
    r"\s+(?:betyder|är samma sak som|means)\s+[«\"'”“]?(?P<sense>[^«»\"'”“.!?]{2,80})"
    r"|^\W*(?:ordet|sökordet|the word)\s+[«\"'”“]?(?P<wish>[^«»\"'”“,.!?]{2,60}?)[»\"'”“]?"
    r"\s+(?:borde|ska|bör|should)\s+(?:ge|hitta|visa|leda till|give|find|show)\s+"
    r"[«\"'”“]?(?P<gives>[^«»\"'”“.!?]{2,80})"
    r"|\b(?:lägg (?:till|in)|föreslå|add|suggest)\s+[«\"'”“]?(?P<quoted>[^«»\"'”“,.!?]{2,60}?)[»\"'”“]?\s+"
    r"(?:som|as)\s+(?:ett |en |a )?(?:sökord|synonym|search word)\s+(?:för|till|for)\s+"
    r"[«\"'”“]?(?P<purpose>[^«»\"'”“.!?]{2,80})"
    r"|\bsynonym\w*\b",
    re.IGNORECASE,
)
WHEN = re.compile(
    r"\b(?:fr\.? ?o\.? ?m\.?|från och med|från|f\.?r\.?o\.?m|from|starting|as of|den|vid|på|om|i|nästa|on"
    r"|in|sista|last)\b.*|\d.*",
    re.IGNORECASE | re.DOTALL,
)
