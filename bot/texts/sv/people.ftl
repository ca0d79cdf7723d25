people-heading = Person
people-unknown = Jag känner bara till dem som står i systemlistan som systemägare eller systemförvaltare. Sök i Teams efter den du vill nå.
people-roles = Roller: { $roles }.
people-role = { $role } för { $system }
people-email = E-post: { $email }
people-chat = Chatta i Teams
people-several = Flera medarbetare heter så. Jag vet inte vem av dem som menas, så fråga förvaltningen.
people-gone = Jag hittar inget aktivt konto med det namnet. Fråga förvaltningen vem som har tagit över.
people-no-answer = Kontaktuppgifterna går inte att hämta just nu. Försök igen om en stund.
people-department = Förvaltning
people-title = Titel
people-mail = E-post
people-manager = Närmaste chef
people-manager-is = Närmaste chef: { $name }.
people-section = Roller
people-more =
    { $count ->
        [one] En roll till.
       *[other] { $count } roller till.
    }
