learning-heading = Frågor utan svar
learning-not-allowed = Listan över frågor utan svar visar jag bara för IT-enheten.
learning-open = { $count ->
    [0] Alla sökningar har fått svar.
    [one] En sökning har inte fått något svar. Välj den för att lära mig vad som menas.
   *[other] { $count } sökningar har inte fått något svar. Välj en för att lära mig vad som menas.
}
learning-row = { $need } ({ $count })
learning-which-function = Vilken funktion menar den som skriver «{ $need }»?
learning-press-dismiss = Ingen av dem, lägg åt sidan
learning-press-list = Till listan
learning-dismissed = «{ $need }» är lagd åt sidan.
learning-added = Tack. «{ $need }» leder från och med nu till { $function }.
learning-settled-already = Den frågan är redan avklarad.
