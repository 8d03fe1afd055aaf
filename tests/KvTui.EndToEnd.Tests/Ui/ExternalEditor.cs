using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>An explorer, opened from a shell with job control, with editors that are scripts, and a folder for their files of its own.</summary>
internal sealed class ExternalEditor : IAsyncDisposable
{
    /// <summary>What begins the name of each folder that an editor is given a file in.</summary>
    private const string Files = "kvtui-edit-*";

    private readonly TemporaryFolder _folder = new("e");

    /// <summary>Where the files are made that editors are given.</summary>
    public string Place => _folder.PathTo("r");

    /// <summary>Makes a program of the lines of a shell script, and returns its path.</summary>
    public string Script(string name, string lines)
    {
        var path = _folder.PathTo(name);
        File.WriteAllText(path, $"#!/bin/sh\n{lines}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>What a script has written to a file beside it.</summary>
    public string Written(string name) => File.Exists(_folder.PathTo(name)) ? File.ReadAllText(_folder.PathTo(name)) : "";

    /// <summary>A path beside the scripts.</summary>
    public string PathTo(string name) => _folder.PathTo(name);

    /// <summary>The variables with an editor, and without the other ones.</summary>
    public Dictionary<string, string?> With(string editor, string? pager = null)
    {
        Directory.CreateDirectory(Place);
        return new()
        {
            ["VISUAL"] = null,
            ["EDITOR"] = editor,
            ["PAGER"] = pager,
            ["LESS"] = null,
            ["XDG_RUNTIME_DIR"] = Place,
            ["XDG_STATE_HOME"] = _folder.PathTo("state"),
        };
    }

    /// <summary>The variables with an editor that has to be there.</summary>
    /// <exception cref="FileNotFoundException">It is missing; the message says how to get it.</exception>
    public Dictionary<string, string?> WithInstalled(string editor, string line) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, editor)))
            ? With(line)
            : throw new FileNotFoundException($"{editor} is missing; get it with: apt-get install {editor}");

    /// <summary>The folders that editors were given files in and that are still there.</summary>
    public string[] Left() => Directory.GetDirectories(Place, Files);

    public Task AssertNothingLeftAsync() => Eventually.TrueAsync(
        () => Left().Length == 0, () => $"no file is left, but there are {string.Join(' ', Left())}", cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Opens an explorer and goes to a key.</summary>
    public static async Task<Explorer> AtAsync(EtcdCtl ctl, Dictionary<string, string?> variables, string key, int columns, int rows)
    {
        var explorer = await Explorer.StartAsync(ctl, variables, columns, rows);
        await explorer.WaitForAsync(static screen => screen.Contains("live r", StringComparison.Ordinal) && screen.Contains("leader", StringComparison.Ordinal), "the explorer is live");
        await explorer.GoToAsync(key);
        return explorer;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
