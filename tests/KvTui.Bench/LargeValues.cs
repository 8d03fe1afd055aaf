using System.Text;
using KvTui.Bench.Scale;
using KvTui.Testing;

namespace KvTui.Bench;

/// <summary>What it takes to read values of 1.4 MB: to see all of one, wrap, search and fold it, and to move in it.</summary>
internal sealed class LargeValues(Settings settings)
{
    private const int Bytes = 1_400_000;
    private const int Rounds = 5;
    private const int Presses = 4;
    private const string Wanted = "host";

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(150);
    private static readonly byte[] End = "\e[F"u8.ToArray();

    private readonly Dictionary<string, Dictionary<string, List<double>>> _times = [];

    /// <summary>Puts the values into the cluster of one, and reads them.</summary>
    public async Task MeasureAsync(Report report)
    {
        (string Name, string Text)[] values =
        [
            ("one line", Repeated(static number => $"host-{number} has 12 items of its own, ")),
            ("pretty JSON", Json("\n    ", "\n")),
            ("minified JSON", Json("", "")),
        ];
        foreach (var (name, text) in values)
        {
            var put = new Command(settings.Programs.EtcdCtl, "put", Key(name))
            {
                Environment = settings.Programs.Environment(settings.One).ToDictionary(static pair => pair.Key, static pair => (string?)pair.Value),
                Input = Encoding.UTF8.GetBytes(text),
            };
            (await put.RunAsync()).EnsureSuccess();
        }

        using var explorer = new Explorer(settings.Programs, settings.One);
        explorer.WaitUntilReady(settings.FirstName);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, _) in values)
            {
                Open(explorer, name);
                Read(explorer, name, isOneLine: name == values[0].Name);
            }
        }

        report.Checked("quits with exit code 0", explorer.Quit() == 0);
        foreach (var (action, times) in _times)
        {
            var medians = times.ToDictionary(static pair => pair.Key, static pair => Figures.Median(pair.Value));
            var bound = action.StartsWith("a key", StringComparison.Ordinal) ? 5 : 50;
            var note = string.Join(", ", medians.Select(static pair => FormattableString.Invariant($"{pair.Key} {pair.Value:0.0}")));
            report.Bounded($"1.4 MB: {action}", medians.Values.Max(), "ms", bound, note);
        }
    }

    private static string Key(string name) => $"/zz/{name.Replace(' ', '-')}";

    private static string Json(string indent, string lineEnd) =>
        $"[{Repeated(number => $"{indent}{{\"name\":\"host-{number}\",{indent}\"tags\":[\"a\",\"b\"],{indent}\"ok\":true}},")}{lineEnd}null]";

    private static string Repeated(Func<int, string> item)
    {
        var text = new StringBuilder(Bytes + 200);
        for (var number = 0; text.Length < Bytes; number++)
        {
            text.Append(item(number));
        }

        return text.ToString();
    }

    /// <summary>Shows the beginning of a value, with the focus on it.</summary>
    private static void Open(Explorer explorer, string name)
    {
        explorer.Press(Keystrokes.Text("1"));
        explorer.Press(Keystrokes.GoTo(Key(name)));
        explorer.Until(
            () => explorer.Rows[0].Contains("Value ─ " + Key(name), StringComparison.Ordinal) && explorer.Screen.Contains("preview", StringComparison.Ordinal),
            TimeSpan.FromSeconds(10),
            $"the value of {Key(name)}");
        explorer.Press(Keystrokes.Text("2"));
        explorer.Settle(2 * Rest);
    }

    private void Read(Explorer explorer, string name, bool isOneLine)
    {
        Time("all of it, to its end", End);
        Press(Keystrokes.Home);
        if (!isOneLine)
        {
            Time("fold, and unfold", "\r"u8.ToArray());
            Time("fold, and unfold", "\r"u8.ToArray());
            Move();
        }

        Press(Keystrokes.Text("/" + Wanted));
        Time("find", "\r"u8.ToArray());
        Next();
        Press(Keystrokes.Home);
        Wrap("wrap with hits");
        Next();
        Press(Keystrokes.Escape);
        Move();
        Wrap("no longer wrap");
        Wrap("wrap");
        Press("w"u8.ToArray());

        // What has no long lines looks the same, so that nothing is sent.
        void Wrap(string action)
        {
            if (isOneLine)
            {
                Time(action, "w"u8.ToArray());
            }
            else
            {
                Press("w"u8.ToArray());
            }
        }

        void Move()
        {
            for (var press = 0; press < Presses; press++)
            {
                Time("a key: Down", Keystrokes.Down);
                Time("a key: PgDn", Keystrokes.PageDown);
            }
        }

        void Next()
        {
            for (var press = 0; press < Presses; press++)
            {
                Time("a key: n", "n"u8.ToArray());
            }
        }

        void Press(byte[] key)
        {
            explorer.Press(key);
            explorer.Settle(Rest);
        }

        void Time(string action, byte[] key)
        {
            var (before, pressed) = (explorer.Bytes, explorer.Elapsed);
            explorer.Press(key);
            explorer.Until(() => explorer.Bytes > before, TimeSpan.FromSeconds(5), $"an answer to a key ({action}, {name})");
            explorer.Settle(Rest);
            if (!_times.TryGetValue(action, out var times))
            {
                _times[action] = times = [];
            }

            if (!times.TryGetValue(name, out var measured))
            {
                times[name] = measured = [];
            }

            measured.Add((explorer.LastByte - pressed).TotalMilliseconds);
        }
    }
}
