using System.Text;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Saves;

/// <summary>One explorer in which one key is edited and saved by key presses, again and again.</summary>
internal sealed class SavingEditor : IAsyncDisposable
{
    private const string SaveKey = "\x13";

    private static readonly TimeSpan Resolved = TimeSpan.FromSeconds(15);

    private readonly EtcdCluster _cluster;
    private readonly InProcessExplorer _explorer;
    private readonly string _key;
    private readonly List<SaveOutcome> _outcomes = [];
    private string _old = "";
    private string _new = "";
    private Notice? _before;

    private SavingEditor(EtcdCluster cluster, string key)
    {
        (_cluster, _key) = (cluster, key);
        _explorer = InProcessExplorer.Start(cluster.Endpoints);
    }

    /// <summary>What the screen said in the end of each save.</summary>
    public IReadOnlyList<SaveOutcome> Outcomes => _outcomes;

    /// <summary>How many saves were said to be unknown before they were resolved.</summary>
    public int OnceUnknown { get; private set; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<SavingEditor> OpenAsync(EtcdCluster cluster, string key)
    {
        await cluster.Ctl.RunAsync("put", key, "first");
        var editor = new SavingEditor(cluster, key);
        await editor.LiveAsync();
        return editor;
    }

    /// <summary>Opens the key in the editor and types something into it.</summary>
    public async Task PrepareAsync(int round)
    {
        _old = await FindAsync();
        _new = $"{round} {_old}";
        await _explorer.GoToAsync(_key);
        _explorer.Press("e");
        await _explorer.WaitForScreenAsync(frame => frame.ValueTitle.Contains($"Edit ─ {_key}", StringComparison.Ordinal), $"{_key} is in the editor");
        _explorer.Press($"{round} ");
        await _explorer.WaitForScreenAsync(frame => frame.Text.Contains(_new, StringComparison.Ordinal), $"“{_new}” is in the editor");
    }

    /// <summary>Presses the key that saves.</summary>
    public void Save()
    {
        _before = _explorer.Frame.State.Notice;
        _explorer.Press(SaveKey);
    }

    /// <summary>Holds what the screen says against what etcdctl finds as soon as it can.</summary>
    public async Task JudgeAsync()
    {
        var outcome = await OutcomeAsync(_ => true, $"the outcome of saving “{_new}” under {_key} is told", InProcessExplorer.Patience);
        if (outcome == SaveOutcome.Unknown)
        {
            OnceUnknown++;
            outcome = await OutcomeAsync(one => one != SaveOutcome.Unknown, $"the outcome of saving {_key}, unknown at first, is known", Resolved);
        }

        _outcomes.Add(outcome);
        await CompareAsync();
    }

    /// <summary>Compares once more, when nothing can come late any more, and saves what was not.</summary>
    public async Task FinishAsync()
    {
        await LiveAsync();
        await CompareAsync();
        if (_explorer.Frame.State.Detail.Edit is not null)
        {
            Save();
            var again = await OutcomeAsync(_ => true, $"{_key} is saved at the second attempt", InProcessExplorer.Patience);
            Assert.True(again == SaveOutcome.Saved, $"The second attempt to save {_key}: {again}.\n{_explorer.Evidence()}");
            Assert.Equal(_new, await FindAsync());
        }
    }

    public ValueTask DisposeAsync() => _explorer.DisposeAsync();

    private static SaveOutcome? Outcome(string text) => text switch
    {
        _ when Words.Saved().IsMatch(text) => SaveOutcome.Saved,
        _ when Words.NotSaved().IsMatch(text) => SaveOutcome.NotSaved,
        _ when Words.Unknown().IsMatch(text) => SaveOutcome.Unknown,
        _ => null,
    };

    private Task<ScreenFrame> LiveAsync() => _explorer.WaitForScreenAsync(frame => frame.IsLive && Words.Healthy().IsMatch(frame.ClusterTitle), "the explorer is live");

    private async Task<SaveOutcome> OutcomeAsync(Func<SaveOutcome, bool> isWanted, string story, TimeSpan deadline)
    {
        var frame = await _explorer.WaitForScreenAsync(
            frame => frame.State.Notice != _before && Outcome(frame.Said) is { } outcome && isWanted(outcome), story, deadline);
        return Outcome(frame.Said)!.Value;
    }

    private async Task CompareAsync()
    {
        var found = await FindAsync();
        var told = _outcomes[^1];
        Assert.True(found == (told == SaveOutcome.Saved ? _new : _old), $"The screen says {told}, and etcdctl finds “{found}” under {_key}; it was “{_old}”.\n{_explorer.Evidence()}");
    }

    private async Task<string> FindAsync()
    {
        var answer = await Eventually.GetAsync(
            async token => await _cluster.Ctl.TryAsync(["get", "--print-value-only", _key, "--command-timeout=3s"], cancellationToken: token) is { ExitCode: 0 } found ? found : null,
            () => "etcdctl was to read",
            InProcessExplorer.Patience,
            Cancelled);
        return Encoding.UTF8.GetString(answer.Output.Span).TrimEnd('\n');
    }
}
