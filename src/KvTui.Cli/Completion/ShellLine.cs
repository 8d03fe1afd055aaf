namespace KvTui.Cli.Completion;

/// <summary>A command line up to the cursor, taken apart as a shell would; nothing in it is run or expanded.</summary>
internal sealed class ShellLine
{
    private const string Program = "kvtui";

    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private bool _begun;

    /// <summary>Takes a line apart.</summary>
    /// <param name="line">All up to the cursor; other commands may stand before ours.</param>
    /// <param name="isFish">Whether it is quoted as fish does, and not as POSIX has it.</param>
    /// <param name="breaks">The characters at which the shell's editor begins another word even within one, as bash's does.</param>
    public ShellLine(string line, bool isFish, string breaks = "")
    {
        for (var i = 0; i < line.Length; i++)
        {
            i = Quote == 0 ? Bare(line, i, breaks) : Quoted(line, i, isFish);
        }

        Current = _word.ToString();
        Kept = Quote == 0 ? Kept : QuotedFrom;
        var command = _words.FindIndex(static word => Path.GetFileName(word) == Program);
        command = command < 0 ? _words.FindIndex(static word => !IsAssignment(word)) : command;
        Assignments = _words.Take(Math.Max(0, command)).Where(IsAssignment)
            .Select(static word => word.Split('=', 2)).Select(static parts => (parts[0], parts[1]))
            .ToList();
        Words = command < 0 ? [] : _words[(command + 1)..];
    }

    /// <summary>What is set before the command for it alone.</summary>
    public IReadOnlyList<(string Name, string Value)> Assignments { get; }

    /// <summary>The arguments before the one that is being typed, without their quotes.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>What is typed of the last argument, without its quotes.</summary>
    public string Current { get; }

    /// <summary>The quote that is open; 0 for none.</summary>
    public char Quote { get; private set; }

    /// <summary>How much of <see cref="Current"/> the shell's editor leaves as it is, as it lies before the completed word.</summary>
    public int Kept { get; private set; }

    /// <summary>Whether something would be expanded, so that it cannot be known what is meant.</summary>
    public bool IsUncertain { get; private set; }

    private int QuotedFrom { get; set; }

    private int Bare(string line, int at, string breaks)
    {
        switch (line[at])
        {
            case '\\':
                _begun = true;
                _word.Append(at + 1 < line.Length ? line[at + 1] : "");
                return at + 1;
            case '\'' or '"':
                (_begun, Quote, QuotedFrom) = (true, line[at], _word.Length);
                return at;
            case ' ' or '\t' or '\n':
                EndWord();
                return at;
            case ';' or '|' or '&' or '(':
                EndWord();
                _words.Clear();
                IsUncertain = false;
                return at;
            case '~' when _word.Length == 0 && at + 1 < line.Length && line[at + 1] == '/':
                _begun = true;
                _word.Append(Environment.GetEnvironmentVariable("HOME"));
                return at;
            case var plain:
                IsUncertain |= plain is '$' or '`' or '*' or '?' or '{' or '<' or '>';
                _begun = true;
                _word.Append(plain);
                Kept = breaks.Contains(plain, StringComparison.Ordinal) ? _word.Length : Kept;
                return at;
        }
    }

    private int Quoted(string line, int at, bool isFish)
    {
        var next = at + 1 < line.Length ? line[at + 1] : '\0';
        if (line[at] == Quote)
        {
            Quote = '\0';
        }
        else if (line[at] == '\\' && IsEscape(next, isFish))
        {
            _word.Append(next);
            return at + 1;
        }
        else
        {
            IsUncertain |= Quote == '"' && line[at] is '$' or '`';
            _word.Append(line[at]);
        }

        return at;
    }

    private bool IsEscape(char next, bool isFish) => (Quote, next) switch
    {
        ('\'', '\'' or '\\') => isFish,
        ('"', '"' or '\\' or '$') => true,
        ('"', '`') => !isFish,
        _ => false,
    };

    private void EndWord()
    {
        if (_begun)
        {
            _words.Add(_word.ToString());
        }

        _word.Clear();
        (_begun, Kept) = (false, 0);
    }

    private static bool IsAssignment(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
        && word.Take(equals).All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
