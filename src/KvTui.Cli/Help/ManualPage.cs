using KvTui.Cli.Completion;
using KvTui.Core.Commands;

namespace KvTui.Cli.Help;

/// <summary>The manual page, made from the tables of verbs, settings, exit codes and the explorer's commands.</summary>
internal sealed class ManualPage(RootCommand root, ExamplesHelp help)
{
    private static readonly (string Name, string Meaning)[] Variables =
    [
        ("XDG_CONFIG_HOME", "The folder of the configuration files; without it ~/.config."),
        ("XDG_STATE_HOME", "The folder of log and drafts; without it ~/.local/state."),
        (Completer.PatienceVariable, "How long the completion of a key may take, such as 3s; default 950ms."),
        ("NO_COLOR", "If it is not empty, the explorer uses no colours."),
        ("COLORTERM", "truecolor or 24bit: the terminal has all colours."),
    ];

    private static readonly (string Name, string Meaning)[] Files =
    [
        ("~/.config/kvtui/config", "Profiles. It must belong to you, with mode 0600; 'kvtui config create' writes an example."),
        ("~/.local/state/kvtui/kvtui.log", "The explorer's log; it holds no values."),
        ("~/.local/state/kvtui/care", "How far a defragmentation has come, for the case of a crash; gone once it is done."),
        ("~/.local/state/kvtui/drafts", "Edits that were not saved, for the case of a crash; of masked keys none."),
    ];

    public string Text
    {
        get
        {
            var page = new Roff("kvtui", "1", $"kvtui {ProgramVersion.Text}", "User Commands");
            page.Section("NAME").Paragraphs("kvtui - a terminal explorer for etcd");
            page.Section("SYNOPSIS")
                .Paragraphs("kvtui [connection flags] [explorer's flags]\nkvtui [connection flags] VERB [flags] [arguments]");
            page.Section("DESCRIPTION").Paragraphs(root.Description!);
            page.Section("EXPLORER");
            Options(page, root);
            page.Section("VERBS");
            foreach (var verb in root.Subcommands.Where(static each => !each.Hidden))
            {
                Verb(page, verb);
            }

            page.Section("CONNECTION").Paragraphs("Every verb and the explorer take these flags. A flag beats its variable.");
            Connection(page);
            page.Section("PROFILES").Paragraphs(
                "The configuration file has sections [profile NAME], with lines NAME = VALUE. "
                + "All connection flags with a star can stand there without their dashes, and:");
            Profiles(page);
            page.Section("KEYS OF THE EXPLORER");
            Keys(page);
            page.Section("ENVIRONMENT");
            Environment(page);
            page.Section("FILES");
            Items(page, Files);
            page.Section("EXIT STATUS");
            Items(page, ExitCode.All.Select(static each => ($"{each.Code}", each.Meaning)));
            page.Section("EXAMPLES").Verbatim(help.ExamplesOf(root));
            return page.ToString();
        }
    }

    private void Verb(Roff page, Command verb)
    {
        page.Part($"kvtui {Brief.Usage(verb)}").Paragraphs(verb.Description!);
        foreach (var argument in verb.Arguments)
        {
            page.Item(argument.Name, null, argument.Description ?? "");
        }

        Options(page, verb);
        page.Verbatim(help.ExamplesOf(verb));
        foreach (var each in verb.Subcommands)
        {
            Verb(page, each);
        }
    }

    private static void Options(Roff page, Command command)
    {
        foreach (var option in command.Options.Where(static each => !each.Hidden))
        {
            page.Item(string.Join(", ", option.Aliases.Prepend(option.Name)), option.HelpName, option.Description ?? "");
        }
    }

    private static void Connection(Roff page)
    {
        foreach (var setting in SettingTable.All.Where(ConnectionFlags.IsOfConnection))
        {
            var variable = setting.Variable is { } name ? $"\n{name}" : "";
            var alias = setting.Alias is { } given ? $", {given}" : "";
            page.Item(setting.Flag + alias + (setting.IsInProfile ? "*" : ""), setting.Value, setting.HelpOfFlag + variable);
        }
    }

    private static void Profiles(Roff page)
    {
        foreach (var setting in SettingTable.OfProfile.Where(static each => !ConnectionFlags.IsOfConnection(each)))
        {
            page.Item(setting.Name, null, setting.HelpOfFlag);
        }
    }

    private static void Keys(Roff page)
    {
        foreach (var command in CommandTable.Rows.Where(static each => !each.Keys.IsEmpty))
        {
            var place = command.Places switch
            {
                Places.Value => "in the value pane: ",
                Places.Cluster => "in the cluster pane: ",
                Places.Editor => "in the editor: ",
                _ => "",
            };
            page.Item(string.Join(' ', command.Keys.Select(static key => KeyLabel.Of(key))), null, place + command.Help);
        }
    }

    private static void Environment(Roff page)
    {
        foreach (var setting in SettingTable.All.Where(static each => each.Variable is not null))
        {
            page.Item(setting.Variable!, null, setting.HasFlag ? $"As {setting.Flag}." : setting.Help);
        }

        Items(page, Variables);
    }

    private static void Items(Roff page, IEnumerable<(string Name, string Meaning)> items)
    {
        foreach (var (name, meaning) in items)
        {
            page.Item(name, null, meaning);
        }
    }
}
