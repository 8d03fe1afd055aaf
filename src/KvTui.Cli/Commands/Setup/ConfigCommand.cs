
namespace KvTui.Cli.Commands.Setup;

/// <summary><c>kvtui config</c>: shows, checks and creates the configuration file.</summary>
internal static class ConfigCommand
{
    private static readonly string[] Actions = ["show", "check", "create", "path"];

    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "config",
            "Show the settings in force and where each comes from; check or create the configuration file.\n"
                + "A profile asked for (--profile, KVTUI_PROFILE) beats ETCDCTL_… variables; "
                + "only flags beat it, and read-only cannot be taken back. Without one, the first of these is used: "
                + "flags or variables that name a cluster, the file's default-profile, an etcd of this host (see 'kvtui discover'), "
                + "127.0.0.1:2379.",
            "kvtui config",
            "kvtui config create",
            "kvtui config check",
            "kvtui --profile prod config -o json",
            "${EDITOR:-vi} \"$(kvtui config path)\"");
        var action = new Argument<string?>("ACTION")
        {
            Description = "show: what is in force; check: the file, and the files it names; create: an example with comments; "
                + "path: the file's path [show]",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "ACTION",
            CompletionSources = { Actions },
        };
        verb.Arguments.Add(action);
        verb.Runs((parsed, _) =>
        {
            var chooser = ClusterChooser.Of(flags, parsed);
            var wanted = parsed.GetValue(action) ?? "show";
            return Task.FromResult(wanted switch
            {
                "show" => Show(chooser, flags.IsJson(parsed)),
                "check" => Check(chooser),
                "create" => WriteExample(RequirePath(chooser)),
                "path" => Say(RequirePath(chooser)),
                _ => throw new UsageException($"config: there is no '{wanted}'; expected {string.Join(", ", Actions)}."),
            });
        });
        return verb;
    }

    private static int Show(ClusterChooser chooser, bool isJson)
    {
        var choice = chooser.Choose();
        var settings = EffectiveSetting.All(choice.Sources);
        var file = chooser.File;
        if (isJson)
        {
            WriteJson(file, choice, settings);
            return ExitCode.Done;
        }

        var names = file.Config.Profiles.Select(each => each.Name == file.Config.DefaultProfile ? each.Name + " (default)" : each.Name);
        var profiles = string.Join(", ", names);
        var lack = file.Exists ? "" : " (not there; 'kvtui config create' writes one)";
        string[][] head =
        [
            ["file", file.Path is { } path ? path + lack : "none: HOME is not set"],
            ["profiles", profiles.Length > 0 ? profiles : "none"],
            ["connects to", choice.Name ?? (IsPlaced(choice.Sources) ? "the endpoints below" : SettingTable.Endpoints.Default!)],
        ];
        string[][] rows = [.. settings.Select(setting => new[] { setting.Name, setting.Text, setting.Origin })];
        StandardStreams.WriteOutput(TextTable.Of(head));
        choice.Notes.ToList().ForEach(StandardStreams.Say);
        var all = rows.Length > 0
            ? TextTable.Of([["SETTING", "VALUE", "FROM"], .. rows])
            : "Nothing is set: all settings have their defaults.\n";
        StandardStreams.WriteOutput("\n" + all);
        foreach (var problem in file.Config.Problems)
        {
            StandardStreams.Say(problem.At(file.Path!));
        }

        return ExitCode.Done;
    }

    private static void WriteJson(ConfigFile file, ClusterChoice choice, IReadOnlyList<EffectiveSetting> settings) => JsonLine.Write(json =>
    {
        json.WriteString("file"u8, file.Path);
        json.WriteBoolean("exists"u8, file.Exists);
        json.WriteString("default_profile"u8, file.Config.DefaultProfile);
        JsonLine.Texts(json, "profiles"u8, file.Config.Profiles.Select(profile => profile.Name));
        json.WriteString("connection"u8, choice.Name);
        JsonLine.Texts(json, "notes"u8, choice.Notes);
        json.WriteStartArray("settings"u8);
        foreach (var setting in settings)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, setting.Name);
            json.WriteString("value"u8, setting.Text);
            json.WriteString("from"u8, setting.Origin);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static int Check(ClusterChooser chooser)
    {
        var file = chooser.File;
        if (!file.Exists)
        {
            var why = file.Path is null ? ": HOME is not set" : $" {file.Path}; 'kvtui config create' writes one";
            return Say($"There is no configuration file{why}.");
        }

        var faults = ConfigCheck.Of(file.Config, chooser.Source, TimeProvider.System.GetUtcNow());
        var problems = file.Config.Problems.Concat(faults).OrderBy(problem => problem.Line).ToArray();
        foreach (var problem in problems)
        {
            StandardStreams.WriteOutput(Printable.Text(problem.At(file.Path!)) + "\n");
        }

        var count = file.Config.Profiles.Count;
        return problems.Length > 0 ? ExitCode.Usage : Say($"{file.Path}: {count} {(count == 1 ? "profile" : "profiles")}, nothing wrong");
    }

    private static int WriteExample(string path)
    {
        try
        {
            Directory.CreateDirectory(
                Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            using var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            file.Write(Encoding.UTF8.GetBytes(ConfigExample.Text));
        }
        catch (IOException) when (Path.Exists(path))
        {
            throw new UsageException($"{path} is already there and was not touched; edit it, or move it away first.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {problem.Message}");
        }

        return Say($"{path} is written; edit it, then run: kvtui config check");
    }

    private static bool IsPlaced(SettingSources sources) => SettingTable.All.Any(each => each.IsPlace && sources.Find(each) is not null);

    private static string RequirePath(ClusterChooser chooser) =>
        chooser.File.Path ?? throw new UsageException("There is no place for a configuration file: set HOME or XDG_CONFIG_HOME.");

    private static int Say(string sentence)
    {
        StandardStreams.WriteOutput(Printable.Text(sentence) + "\n");
        return ExitCode.Done;
    }
}

/// <summary>A setting that is in force, and where it comes from; a secret is not in it.</summary>
internal sealed record EffectiveSetting(string Name, string Text, string Origin)
{
    /// <summary>All that are given anywhere.</summary>
    public static IReadOnlyList<EffectiveSetting> All(SettingSources sources) =>
    [
        .. from setting in SettingTable.Listed
           let found = sources.Find(setting)
           where found is not null
           select new EffectiveSetting(setting.Name, Shown(setting, found.Value.Text), found.Value.Origin),
    ];

    private static string Shown(SettingDefinition setting, string text) => setting.Secrecy switch
    {
        Secrecy.None => text,
        Secrecy.Whole => "(given, not shown)",
        Secrecy.Command => "(a command)",
        Secrecy.AfterColon => text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var at ? text[..at] + ":(given, not shown)" : text,
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting.Secrecy, "is not known"),
    };
}
