using System.Collections.Concurrent;
using System.Text;
using KvTui.Core.Editing;
using KvTui.Core.Editing.Drafts;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Editing;

public sealed class DraftKeeperTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new("drafts");
    private readonly ManualTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly ConcurrentQueue<IReadOnlyList<LeftDraft>> _found = new();
    private DraftKeeper? _keeper;

    [Fact]
    public async Task While_typing_goes_on_the_latest_is_written_every_500_ms()
    {
        var keeper = Keeper();
        keeper.Keep(Draft("1"));
        await RestsAsync();
        var first = Content();
        keeper.Keep(Draft("2"));
        keeper.Keep(Draft("3"));
        _clock.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Equal(first, Content());
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await Eventually.TrueAsync(() => Content().Contains(Base64("3"), StringComparison.Ordinal), Content, cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Dropping_does_not_wait()
    {
        var keeper = Keeper();
        keeper.Keep(Draft("1"));
        await RestsAsync();
        keeper.Drop();
        await Eventually.TrueAsync(() => Directory.GetFiles(_folder.FullName).Length == 0, () => "the draft is removed", cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Ending_writes_what_was_typed_last_and_leaves_it()
    {
        var keeper = Keeper();
        keeper.Keep(Draft("1"));
        await RestsAsync();
        keeper.Keep(Draft("last"));
        await keeper.DisposeAsync();
        await keeper.DisposeAsync();
        Assert.Contains(Base64("last"), Content(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_left_behind_is_told_at_the_start_and_what_is_decided_is_done()
    {
        var before = Keeper();
        before.Keep(Draft("left"));
        await before.DisposeAsync();
        var keeper = Keeper();
        await Eventually.TrueAsync(() => !_found.IsEmpty, () => "the draft is found", cancellationToken: TestContext.Current.CancellationToken);
        keeper.Keep(Draft("mine"));
        keeper.Settle(_found.Single()[0], DraftFate.Discarded);
        await keeper.DisposeAsync();
        Assert.Contains(Base64("mine"), Content(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_drafts_can_not_be_kept_is_told_once()
    {
        _keeper = new(new(null, [Sample.Endpoint], EtcdKey.Empty, _clock), _clock, null, _failures.Enqueue);
        _keeper.Keep(Draft("1"));
        await RestsAsync();
        _keeper.Keep(Draft("2"));
        await _keeper.DisposeAsync();
        Assert.Contains("HOME", Assert.Single(_failures), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (_keeper is not null)
        {
            await _keeper.DisposeAsync();
        }

        _folder.Dispose();
    }

    private static Draft Draft(string text) => new(EtcdKey.FromText("k"), null, TextEditorState.FromBytes(Encoding.UTF8.GetBytes(text)), 0, Sample.Start);

    private static string Base64(string text) => $"\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}\"";

    private DraftKeeper Keeper() => _keeper = new(new(_folder.FullName, [Sample.Endpoint], EtcdKey.Empty, _clock), _clock, _found.Enqueue, _failures.Enqueue);

    /// <summary>Waits until a draft has been written and the pause after it has begun.</summary>
    private Task RestsAsync() => Eventually.TrueAsync(() => _clock.PendingTimers == 1, () => "it rests", cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The file as it is, read past the lock.</summary>
    private string Content()
    {
        var cat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("cat", Directory.GetFiles(_folder.FullName, "*.json")) { RedirectStandardOutput = true })!;
        using (cat)
        {
            return cat.StandardOutput.ReadToEnd();
        }
    }
}
