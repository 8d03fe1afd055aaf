using System.Text.RegularExpressions;
using KvTui.Core.Dialogs;
using KvTui.Etcd.Model;
using KvTui.Faults.Tests.Screens;

namespace KvTui.Faults.Tests.Clusters;

/// <summary>
/// One explorer in which keys are saved and deleted while its two addresses are swapped between two clusters; what came of each is compared
/// with both.
/// </summary>
internal sealed partial class RacingHands : IAsyncDisposable
{
    private readonly TwinClusters _clusters;
    private readonly InProcessExplorer _explorer;
    private int _looked;

    private RacingHands(TwinClusters clusters) => (_clusters, _explorer) = (clusters, InProcessExplorer.Start(clusters.Endpoints));

    /// <summary>How many saves have landed in the cluster that was looked at.</summary>
    public int Saved { get; private set; }

    /// <summary>How many deletions have landed in the cluster that was looked at.</summary>
    public int Deleted { get; private set; }

    public static async Task<RacingHands> OpenAsync(TwinClusters clusters)
    {
        var hands = new RacingHands(clusters);
        await hands.LiveAsync();
        hands._looked = await clusters.IndexOfAsync(hands._explorer.Frame.State.Keyspace.ClusterId);
        return hands;
    }

    /// <summary>Edits a key and saves it, and sees to it that both clusters are alike again.</summary>
    /// <param name="race">What happens at the moment of the save.</param>
    public async Task SaveAsync(string key, string text, Func<Action, Task> race)
    {
        await LiveAsync();
        await _explorer.GoToAsync(key);
        var old = await _clusters.ValueAsync(_looked, key);
        await PressUntilAsync("e", state => state.Detail.Edit?.Key.ToString() == key, $"{key} is in the editor");
        _explorer.Press(text);
        await _explorer.WaitForScreenAsync(frame => frame.State.Detail.Edit!.Editor.GetText() == text + old, $"“{text}” is in the editor");
        var before = _explorer.Frame.State.Notice;
        await race(() => _explorer.Press("\x13"));
        var frame = await _explorer.WaitForScreenAsync(
            frame => frame.State.Notice is { } notice && notice != before && Ended().IsMatch(notice.Text),
            $"it is told what the save of {key} came to");
        await LeaveAsync();
        Assert.Equal(old, await _clusters.ValueAsync(1 - _looked, key));
        var now = await _clusters.ValueAsync(_looked, key);
        var told = frame.State.Notice!.Text;
        var wanted = SavedAt().IsMatch(told) ? text + old : old;
        Assert.True(now == wanted || Unknown().IsMatch(told), $"“{told}”, and there is “{now}”\n{_explorer.Evidence()}");
        if (now != old)
        {
            Saved++;
            await _clusters.PutAsync(1 - _looked, key, now!);
        }
    }

    /// <summary>Deletes a key, or all keys below a prefix, and sees to it that both clusters are alike again.</summary>
    public async Task DeleteAsync(string prefix, bool isRange, Func<Action, Task> race)
    {
        await _clusters.PutAsync($"{prefix}a", "1");
        await _clusters.PutAsync($"{prefix}b", "2");
        await LiveAsync();
        var last = EtcdKey.FromText($"{prefix}b");
        await _explorer.WaitForScreenAsync(frame => frame.State.Keyspace.Keys.TryGet(last, out _), $"{prefix}b is listed");
        await _explorer.GoToAsync($"{prefix}a");
        var old = await _clusters.HoldsAsync(_looked, prefix);
        if (isRange)
        {
            _explorer.Press("h");
        }

        await PressUntilAsync(isRange ? "D" : "d", static state => state.TopLayer is Layer.Question, "the question is asked");
        var before = _explorer.Frame.State.Notice;
        await race(() => _explorer.Press(isRange ? "2\t\r" : "\t\r"));
        await _explorer.WaitForScreenAsync(
            frame => frame.State.TopLayer is Layer.Question { Purpose: DialogPurpose.Write } && frame.State.Notice is { Text: "deleting …" }
                ? frame.State.Writes.UnderWay.IsEmpty
                : frame.State.Notice is { } notice && notice != before && Ended().IsMatch(notice.Text),
            $"it is told what the deletion of {prefix} came to");
        await LeaveAsync();
        Assert.Equal(old, await _clusters.HoldsAsync(1 - _looked, prefix));
        if (await _clusters.HoldsAsync(_looked, prefix) != old)
        {
            Deleted++;
            await _clusters.DeleteAsync(1 - _looked, isRange ? prefix : $"{prefix}a");
        }

        await Task.WhenAll(_clusters.DeleteAsync(0, prefix), _clusters.DeleteAsync(1, prefix));
    }

    public ValueTask DisposeAsync() => _explorer.DisposeAsync();

    [GeneratedRegex(@"saved at r\d|deleted (?:at|as of) r\d|[Nn]ot saved|was not deleted|Nothing was|unknown whether|Edits are off")]
    private static partial Regex Ended();

    [GeneratedRegex("Edits are off|cannot be edited")]
    private static partial Regex Refused();

    [GeneratedRegex(@"saved at r\d")]
    private static partial Regex SavedAt();

    [GeneratedRegex("unknown whether")]
    private static partial Regex Unknown();

    private Task<ScreenFrame> LiveAsync() => _explorer.WaitForScreenAsync(frame => frame.IsLive, "the explorer is live");

    /// <summary>
    /// Presses a key, and again if it is told that there is no writing just now, or no reading of the value: an explorer that was live may
    /// find out at that moment that its addresses were swapped.
    /// </summary>
    private async Task PressUntilAsync(string key, Func<ExplorerState, bool> isDone, string story)
    {
        var isMet = false;
        while (!isMet)
        {
            await LiveAsync();
            var before = _explorer.Frame.State.Notice;
            _explorer.Press(key);
            await _explorer.WaitForScreenAsync(
                frame => (isMet = isDone(frame.State)) || (frame.State.Notice is { } told && told != before && Refused().IsMatch(told.Text)),
                $"{story}, or it is told why not");
        }
    }

    /// <summary>Closes what is open: questions by their safe answer, and the editor with what was not saved.</summary>
    private async Task LeaveAsync()
    {
        while (_explorer.Frame.State is { } state && (state.Detail.Edit is not null || state.TopLayer is not null))
        {
            var leaves = state.TopLayer is Layer.Question { Purpose: DialogPurpose.DiscardEdit };
            _explorer.Press(leaves ? "\t\r" : "\e");
            await _explorer.WaitForScreenAsync(
                frame => frame.State.Layers.Count != state.Layers.Count || frame.State.Detail.Edit is null != state.Detail.Edit is null,
                "a step back");
        }
    }
}
