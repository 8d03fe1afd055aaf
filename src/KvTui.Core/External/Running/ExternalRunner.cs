using KvTui.Core.Editing.Drafts;
using KvTui.Core.Explorer.Services;

namespace KvTui.Core.External.Running;

/// <summary>Hands values to the user's editor and pager in private files, and posts what they have left.</summary>
internal sealed class ExternalRunner : IAsyncDisposable
{
    private const int MostBytes = 64 * 1024 * 1024;

    private readonly IForeground _foreground;
    private readonly Mailbox _mailbox;
    private readonly TimeProvider _clock;
    private readonly Func<string, string?> _variable;
    private readonly Action<Draft> _keep;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _sweeping;
    private Task _running = Task.CompletedTask;

    /// <param name="keep">Keeps an edit for the next start, where the terminal went while the editor had it.</param>
    /// <param name="variable">The environment's.</param>
    public ExternalRunner(
        IForeground foreground, Mailbox mailbox, TimeProvider clock, Func<string, string?> variable, Action<Draft> keep)
    {
        (_foreground, _mailbox, _clock, _variable, _keep) = (foreground, mailbox, clock, variable, keep);
        _sweeping = Task.Run(() => LeftFiles.Sweep(PrivateFile.Place(variable), clock));
    }

    /// <summary>Opens a value in the editor; on the thread of the loop.</summary>
    public void Start(Effect.EditExternally edit)
    {
        if (ExternalProgram.Editor(_variable, ExternalProgram.IsOnPath, out var missing) is { } program)
        {
            _running = EditAsync(edit, program);
        }
        else
        {
            Fail(missing);
        }
    }

    /// <summary>Shows a text in the pager; on the thread of the loop.</summary>
    public void Start(Effect.PageExternally page)
    {
        if (ExternalProgram.Pager(_variable, ExternalProgram.IsOnPath, out var missing) is { } program)
        {
            _running = PageAsync(page, program);
        }
        else
        {
            Fail(missing);
        }
    }

    /// <summary>Ends what runs, and keeps what it has left; harmless the second time.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_ending.IsCancellationRequested)
        {
            await _ending.CancelAsync();
            await _running;
            await _sweeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _ending.Dispose();
        }
    }

    private async Task EditAsync(Effect.EditExternally effect, ExternalProgram program)
    {
        try
        {
            using var file = PrivateFile.Create(PrivateFile.Place(_variable), effect.FileName, effect.Edit.Editor.ToBytes());
            var end = await _foreground.RunAsync(program.EditScript, file.Path, _ending.Token);
            if (end.IsCutOff)
            {
                Keep(effect, file.Read(MostBytes));
                _mailbox.PostOutcome(new InputEndedMessage());
            }
            else if (program.WhyFailed(end) is { } failure)
            {
                Fail($"Nothing was saved: {failure}");
            }
            else
            {
                _mailbox.PostOutcome(new OperationMessage.ExternallyEdited(effect.Edit, file.Read(MostBytes)));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fail($"Nothing was saved: {error.Message.TrimEnd('.')}.");
        }
    }

    private async Task PageAsync(Effect.PageExternally effect, ExternalProgram program)
    {
        try
        {
            using var file = PrivateFile.Create(PrivateFile.Place(_variable), effect.FileName, effect.Text.Span);
            var end = await _foreground.RunAsync(program.PageScript, file.Path, _ending.Token);
            if (end.IsCutOff)
            {
                _mailbox.PostOutcome(new InputEndedMessage());
            }
            else if (program.WhyFailed(end) is { } failure)
            {
                Fail(failure);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fail($"The pager cannot be given the value: {error.Message.TrimEnd('.')}.");
        }
    }

    private void Keep(Effect.EditExternally effect, byte[] text)
    {
        var edit = EditedText.Of(effect.Edit, text);
        if (effect.KeepsDraft && !ReferenceEquals(edit, effect.Edit))
        {
            _keep(Draft.Of(edit, _clock.GetUtcNow()));
        }
    }

    private void Fail(string reason) => _mailbox.PostOutcome(new OperationMessage.ExternalFailed(reason));
}
