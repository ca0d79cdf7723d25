# Meetings: when the forums meet, and the IT unit's changes.

meetings-list-heading = Meetings
meetings-when = { $weekday ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
} { $day }, { $from }–{ $until }
meetings-said = { $name }: { $when }.
meetings-said-cancelled = { $name }: cancelled, was to be { $when }.
meetings-more = There are { $count } more. Ask about a forum, a department or a shorter time.
meetings-label-when = When
meetings-label-state = State
meetings-label-place = Place
meetings-label-stop = Last day for proposals
meetings-label-theme = Theme
meetings-cancelled = Cancelled
meetings-link-join = Open the meeting link
meetings-link-calendar = Get a calendar file
meetings-link-expired = The link is no longer valid. Ask Systemlotsen for the meeting again.
meetings-link-wrong = There is no such calendar file. Ask Systemlotsen for the meeting again.
meetings-calendar-name = Meetings on system management
meetings-calendar-stop = Last day for proposals to the agenda: { $day }
meetings-press-show = Show the meeting
meetings-press-move = Move the meeting
meetings-press-cancel = Cancel the meeting
meetings-press-book = Book the meeting
meetings-form-move = Move the meeting
meetings-form-book = Book a meeting
meetings-form-book-help = Check the details and book. The meeting will last 90 minutes.
meetings-form-forum = Forum
meetings-form-department = Department (empty: all together)
meetings-form-day = Day
meetings-form-time = Time, for example 13:00
meetings-form-place = Place
meetings-missing = This needs to be filled in.
meetings-bad-day = Write a date from today and two years ahead, such as 2027-02-12.
meetings-closed-day = That day is a weekend or a holiday. Choose a working day.
meetings-bad-time = Write a time between 06:00 and 20:00, such as 13:00.
meetings-bad-department = There is no such department. Choose one in the list.
meetings-cancel-heading = Cancel the meeting?
meetings-cancel-ask = { $name }, { $when }, will be cancelled. This cannot be undone, but you can book a new one.
meetings-done-moved = The meeting has been moved.
meetings-done-cancelled = The meeting has been cancelled.
meetings-done-booked = The meeting has been booked.
meetings-booked-already = That meeting has already been booked.
meetings-cancelled-already = The meeting has already been cancelled. Book a new one if it is needed.
meetings-over = The meeting is over and cannot be changed.
meetings-stale = The meeting has changed since the card was shown. This is how it is now.
meetings-unknown = I cannot find that meeting. Write “coming meetings” to see those that there are.
meetings-it-only = Meetings are booked, moved and cancelled by the IT unit. Get in touch with it if a time does not suit.
meetings-elsewhere = Change meetings in your own chat with me or in the IT unit's channel.

meetings-heading = Forums for cooperation
meetings-tactical = The tactical meeting (taktiskt möte) is held each quarter by the IT unit and a department. It goes through needs, cost-benefit calculations, planned procurements and projects.
meetings-owner = The system owners' meeting (systemägarmöte) is held twice a year. The IT unit tells of development areas and risks, so that the owners can set priorities.
meetings-maintenance = The system managers' meeting (systemförvaltningsmöte) is held every other month. The IT unit trains system managers around a theme, and sharing of experience is always on the agenda.
meetings-no-dates = I have no meeting dates yet. Please ask the IT unit, which leads the meetings.

meetings-post-changed = A meeting has changed
meetings-post-cancelled = A meeting has been cancelled
meetings-post-now = { $name }: now { $when }.
meetings-post-before = It was to be on { $day }.
meetings-why-changed = The IT unit has changed the meeting.
meetings-in-calendar = The meeting is in the shared calendar. Move or cancel it there, and I follow within a quarter of an hour.
