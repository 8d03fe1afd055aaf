namespace KvTui.Cli.Configuration;

/// <summary>Reads the configuration file's text: sections of <c>name = value</c> lines, and lines of comment that begin with #.</summary>
internal sealed class ConfigParser
{
    private const string SectionWord = "profile";
    private const string DefaultProfile = "default-profile";

    private readonly List<ConfigProblem> _problems = [];
    private readonly OrderedDictionary<string, Profile> _profiles = new(StringComparer.Ordinal);
    private Dictionary<string, ProfileValue>? _values;
    private (string Name, int Line)? _default;

    private ConfigParser()
    {
    }

    /// <summary>Reads all of it; every mistake is among the problems, and nothing is thrown.</summary>
    public static Config Parse(string text)
    {
        var parser = new ConfigParser();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var trimmed = (number == 1 ? line.TrimStart('\uFEFF') : line).Trim();
            if (!trimmed.IsEmpty && trimmed[0] is not '#')
            {
                parser.Line(trimmed.ToString(), number);
            }
        }

        return parser.Done();
    }

    private Config Done()
    {
        if (_default is { } chosen && !_profiles.ContainsKey(chosen.Name))
        {
            var names = string.Join(", ", _profiles.Keys);
            var others = names.Length > 0 ? $"; there is {names}" : "";
            Problem(chosen.Line, $"{DefaultProfile}: there is no profile '{ProfileKeys.Shown(chosen.Name)}'{others}");
        }

        foreach (var profile in _profiles.Values)
        {
            Check(profile);
        }

        return new(_default?.Name, [.. _profiles.Values], [.. _problems.OrderBy(problem => problem.Line)]);
    }

    private void Check(Profile profile)
    {
        Pair(SettingTable.Cert, SettingTable.Key, "the file with the certificate's key");
        Pair(SettingTable.Key, SettingTable.Cert, "the file with the key's certificate");
        Pair(SettingTable.PasswordCommand, SettingTable.User, "the name to log in as");
        Pair(SettingTable.PasswordFile, SettingTable.User, "the name to log in as");
        Pair(SettingTable.KeyPasswordCommand, SettingTable.Key, "the encrypted key");
        Pair(SettingTable.KeyPasswordFile, SettingTable.Key, "the encrypted key");
        Pair(SettingTable.DiscoverySrvName, SettingTable.DiscoverySrv, "the domain to ask for");
        Either(SettingTable.Endpoints, SettingTable.DiscoverySrv);
        Either(SettingTable.PasswordCommand, SettingTable.PasswordFile);
        Either(SettingTable.KeyPasswordCommand, SettingTable.KeyPasswordFile);
        if (!Has(SettingTable.Endpoints) && !Has(SettingTable.DiscoverySrv))
        {
            Problem(profile.Line, $"profile {profile.Name} has no endpoints; add: endpoints = HOST:2379");
        }

        bool Has(SettingDefinition setting) => profile.Values.ContainsKey(setting.Name);

        void Either(SettingDefinition one, SettingDefinition other)
        {
            if (Has(one) && profile.Values.TryGetValue(other.Name, out var value))
            {
                Problem(value.Line, $"{one.Name} and {other.Name} exclude each other; remove one of them");
            }
        }

        void Pair(SettingDefinition given, SettingDefinition needed, string what)
        {
            if (profile.Values.TryGetValue(given.Name, out var value) && !Has(needed))
            {
                Problem(value.Line, $"{given.Name} needs {needed.Name}: {what}");
            }
        }
    }

    private void Line(string line, int number)
    {
        if (line.Contains('\uFFFD', StringComparison.Ordinal) || line.Any(char.IsControl))
        {
            Problem(number, "the line is not plain UTF-8 text; rewrite it");
        }
        else if (line[0] == '[')
        {
            Section(line, number);
        }
        else
        {
            Setting(line, number);
        }
    }

    private void Section(string line, int number)
    {
        _values = new(StringComparer.Ordinal);
        var words = line[^1] == ']' ? line[1..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        if (words is not [SectionWord, var name] || !IsName(name))
        {
            const string Form = $"expected [{SectionWord} NAME], the name of letters, digits, '-', '_' and '.'";
            Problem(number, $"'{ProfileKeys.Shown(line)}' is not a section; {Form}");
            return;
        }

        if (_profiles.TryGetValue(name, out var first))
        {
            Problem(number, $"profile {name} is already there, in line {first.Line}; give this one another name");
            return;
        }

        _profiles.Add(name, new(name, number, _values));
    }

    private void Setting(string line, int number)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            var shown = equals < 0 && line.Contains("password", StringComparison.OrdinalIgnoreCase) ? "…" : ProfileKeys.Shown(line);
            Problem(number, $"'{shown}' is not a setting; expected NAME = VALUE, [{SectionWord} NAME] or # and a comment");
            return;
        }

        var (name, text) = (line[..equals].TrimEnd(), Unquoted(line[(equals + 1)..].Trim()));
        if (name == DefaultProfile)
        {
            Default(text, number);
        }
        else if (ProfileKeys.Mistake(name, text) is { } mistake)
        {
            Problem(number, mistake);

            // A setting with a mistake is there nevertheless: it must not be called missing too.
            _values?.TryAdd(name, new(text, number));
        }
        else if (_values is null)
        {
            Problem(number, $"'{name}' stands before the first [{SectionWord} NAME]; move it below one");
        }
        else if (!_values.TryAdd(name, new(text, number)))
        {
            Problem(number, $"'{name}' is already there, in line {_values[name].Line}; remove one of them");
        }
    }

    private void Default(string name, int number)
    {
        if (_values is not null)
        {
            Problem(number, $"{DefaultProfile} belongs before the first section");
        }
        else if (_default is { } first)
        {
            Problem(number, $"{DefaultProfile} is already there, in line {first.Line}; remove one of them");
        }
        else
        {
            _default = (name, number);
        }
    }

    private void Problem(int line, string text) => _problems.Add(new(line, text));

    private static bool IsName(string name) => name.Length <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static string Unquoted(string text) =>
        text.Length >= 2 && text[0] == '"' && text.IndexOf('"', 1) == text.Length - 1 ? text[1..^1] : text;
}
