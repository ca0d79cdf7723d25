people-heading = Person
people-unknown = I only know those who are in the register as system owner or system manager. Search in Teams for the one you want to reach.
people-roles = Roles: { $roles }.
people-role = { $role } of { $system }
people-email = Email: { $email }
people-chat = Chat in Teams
people-several = Several employees have that name. I do not know which of them is meant, so ask the department.
people-gone = I find no active account with that name. Ask the department who has taken over.
people-no-answer = The contact details cannot be fetched right now. Try again in a while.
people-department = Department
people-title = Title
people-mail = Email
people-manager = Manager
people-manager-is = Manager: { $name }.
people-section = Roles
people-more =
    { $count ->
        [one] One role more.
       *[other] { $count } roles more.
    }
