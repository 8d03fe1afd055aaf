#!/usr/bin/env bash
# A setting: a sentence that every verb says first. It is a flag, a variable, a key of a profile, and is in 'kvtui config' and the example.
# shellcheck source=tests/additions/insert.sh
source "$(dirname "${BASH_SOURCE[0]}")/insert.sh"

after src/KvTui.Cli/Settings/SettingTable.cs '{ HasFlag = false, Example = "true", Note = "Looks different,' <<'CODE'

    public static readonly SettingDefinition Reminder =
        new("reminder", SettingKind.Text, "TEXT", "Say this before a verb asks the cluster")
        { Prefix = Own, Example = "ask the team first" };
CODE
replace src/KvTui.Cli/Settings/SettingTable.cs "Root, ReadOnly, Production, Separator," "Root, ReadOnly, Production, Reminder, Separator,"

after src/KvTui.Cli/Commands/Verb.cs "choice.Notes.ToList().ForEach(StandardStreams.Say);" <<'CODE'
            if (choice.Sources.Find(SettingTable.Reminder) is { } reminder)
            {
                StandardStreams.Say(reminder.Text);
            }

CODE

# the list that a test makes of the table
# shellcheck disable=SC2016 # the backquotes are Markdown
after src/KvTui.Cli/README.md '| `production` |' <<'ROW'
| `reminder` | `--reminder` | `KVTUI_REMINDER` | yes |  | Say this before a verb asks the cluster |
ROW
