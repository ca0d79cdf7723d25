preferences-heading = Your settings
preferences-here = I only show the settings for your reminders in a personal chat. Write to me there.
preferences-intro = Choose how you want to be reminded in the personal chat. Posts in channels are not affected.
preferences-pause-explained =
    { $weeks ->
        [one] You can pause for at most one week. During the pause you still get what is urgent, that is when { $days } days or fewer remain. Others with a role in the system get their reminders as usual.
       *[other] You can pause for at most { $weeks } weeks. During the pause you still get what is urgent, that is when { $days } days or fewer remain. Others with a role in the system get their reminders as usual.
    }
preferences-pause-urgent = You still get what is urgent, that is when { $days } days or fewer remain. Others with a role in the system get their reminders as usual, and you get what you missed when the pause is over.
preferences-language = Language
preferences-language-sv = Swedish
preferences-language-en = English
preferences-hour = Earliest time
preferences-hour-any = As for everybody else, from { $hour }
preferences-hour-from = From { $hour }:00
preferences-pause = Pause through (leave empty for no pause)
preferences-missing = Choose one of these.
preferences-press-show = My settings
preferences-press-save = Save
preferences-press-resume = Start reminders again
preferences-saved = I have saved your settings.
preferences-now = You are reminded in { $language } on working days from { $hour }.
preferences-in-sv = Swedish
preferences-in-en = English
preferences-now-paused = Your reminders are paused through { $last } and start again { $again }.
preferences-typed = You can also write, for example, “pause reminders until 10 August”, “remind me at 10” or “remind me in Swedish”.
preferences-pause-when = Write until which day you want to pause, for example “pause reminders until 10 August”.
preferences-pause-past = That day has already passed. Choose a day ahead.
preferences-pause-long = You cannot pause for that long. Choose a day no later than { $latest }.
preferences-wrong-hour = Choose a whole hour between 6 and 18.
