using System.Text;
using KvTui.Core.Editing;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Explorer.Services;
using KvTui.Core.External.Running;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.External;

/// <summary>What the runner does around a program, which is played by the tests.</summary>
public sealed class ExternalRunnerTests : IAsyncDisposable, IForeground
{
    private readonly TemporaryFolder _place = new("external");
    private readonly Mailbox _mailbox = new();
    private readonly List<Draft> _kept = [];
    private readonly Dictionary<string, string> _variables = new() { ["EDITOR"] = "ed", ["PAGER"] = "most" };
    private readonly ExternalRunner _runner;
    private Func<string, ForegroundEnd> _program = static _ => new ForegroundEnd(0);
    private string _script = "";
    private bool _isEndless;

    public ExternalRunnerTests()
    {
        _variables["XDG_RUNTIME_DIR"] = _place.FullName;
        _runner = new(this, _mailbox, new ManualTimeProvider(TimeProvider.System.GetUtcNow()), _variables.GetValueOrDefault, _kept.Add);
    }

    [Fact]
    public void What_the_editor_left_is_told_and_the_file_is_gone()
    {
        Play(static file =>
        {
            Assert.Equal("v", File.ReadAllText(file));
            Assert.Equal("k.txt", Path.GetFileName(file));
            File.WriteAllText(file, "w");
            return new ForegroundEnd(0);
        });
        Assert.Equal("w", Encoding.UTF8.GetString(Take<OperationMessage.ExternallyEdited>().Text.Span));
        Assert.Contains("exec ed \"$1\"", _script, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public void An_editor_that_failed_is_told_whatever_it_left()
    {
        Play(static file =>
        {
            File.WriteAllText(file, "w");
            return new ForegroundEnd(1);
        });
        Assert.Equal("Nothing was saved: $EDITOR (ed) failed with exit status 1.", Take<OperationMessage.ExternalFailed>().Reason);
        AssertNothingLeft();
    }

    [Fact]
    public void A_program_that_did_not_run_is_told()
    {
        Play(static _ => new ForegroundEnd(0, Problem: "The terminal is not free."));
        Assert.Equal("Nothing was saved: The terminal is not free.", Take<OperationMessage.ExternalFailed>().Reason);
    }

    [Fact]
    public void A_file_that_the_editor_removed_saves_nothing()
    {
        Play(static file =>
        {
            File.Delete(file);
            return new ForegroundEnd(0);
        });
        Assert.StartsWith("Nothing was saved: ", Take<OperationMessage.ExternalFailed>().Reason, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_told()
    {
        File.WriteAllText(_place.PathTo("file"), "");
        _variables["XDG_RUNTIME_DIR"] = "/proc";
        Play(static _ => throw new InvalidOperationException("It was started."));
        Assert.StartsWith("Nothing was saved: ", Take<OperationMessage.ExternalFailed>().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "w", true)]
    [InlineData(true, "v\n", false)]
    [InlineData(false, "w", false)]
    public void Where_the_terminal_is_gone_the_edit_is_kept_unless_it_is_a_secret(bool keepsDraft, string left, bool isKept)
    {
        Play(
            file =>
            {
                File.WriteAllText(file, left);
                return new ForegroundEnd(129, IsCutOff: true);
            },
            keepsDraft);
        Take<InputEndedMessage>();
        Assert.Equal(isKept ? [left] : [], _kept.Select(static draft => draft.Editor.GetText()));
        Assert.All(_kept, static draft => Assert.Equal(("k", 100L), (draft.Key.ToString(), draft.Base!.ModRevision)));
        AssertNothingLeft();
    }

    [Fact]
    public async Task The_end_of_the_explorer_ends_the_editor_and_keeps_what_it_has_left()
    {
        _isEndless = true;
        Play(static file =>
        {
            File.WriteAllText(file, "w");
            return new ForegroundEnd(129, IsCutOff: true);
        });
        Assert.Single(Directory.GetDirectories(_place.FullName));
        await _runner.DisposeAsync();
        Assert.Equal("w", Assert.Single(_kept).Editor.GetText());
        AssertNothingLeft();
    }

    [Fact]
    public void The_pager_is_given_the_text_and_nothing_is_told_if_it_ends_well()
    {
        _program = static file =>
        {
            Assert.Equal("shown", File.ReadAllText(file));
            return new ForegroundEnd(0);
        };
        _runner.Start(new Effect.PageExternally("shown"u8.ToArray(), "k.txt"));
        Assert.False(_mailbox.TryTake(out _));
        Assert.Contains("exec most", _script, StringComparison.Ordinal);
        _program = static _ => new ForegroundEnd(127);
        _runner.Start(new Effect.PageExternally("shown"u8.ToArray(), "k.txt"));
        Assert.Equal("$PAGER (most) cannot be started: there is no such program.", Take<OperationMessage.ExternalFailed>().Reason);
        AssertNothingLeft();
    }

    public async ValueTask DisposeAsync()
    {
        await _runner.DisposeAsync();
        _place.Dispose();
    }

    async Task<ForegroundEnd> IForeground.RunAsync(string script, string file, CancellationToken cancellationToken)
    {
        _script = script;
        var end = _program(file);
        if (_isEndless)
        {
            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = cancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
        }

        return end;
    }

    private void Play(Func<string, ForegroundEnd> program, bool keepsDraft = true)
    {
        _program = program;
        _runner.Start(new Effect.EditExternally(EditSession.Of(Sample.Pair("k", "v")), "k.txt", keepsDraft));
    }

    private T Take<T>() => Assert.IsType<T>(_mailbox.TryTake(out var message) ? message : null);

    private void AssertNothingLeft() => Assert.Empty(Directory.GetDirectories(_place.FullName));
}
