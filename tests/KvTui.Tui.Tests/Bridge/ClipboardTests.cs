using System.Text;
using KvTui.Core.Explorer.Services;
using KvTui.Testing;
using KvTui.Testing.Screens;
using KvTui.Tui.Bridge;

namespace KvTui.Tui.Tests.Bridge;

public sealed class ClipboardTests
{
    [Fact]
    public void The_bytes_are_sent_as_osc_52()
    {
        var terminal = new VirtualTerminal(new(10, 2));
        terminal.Feed(TerminalClipboard.Sequence("k\0\e"u8));
        Assert.Contains(Convert.ToBase64String("k\0\e"u8), Assert.Single(terminal.Clipboard), StringComparison.Ordinal);
        Assert.Equal("", terminal.ScreenText.Trim());
    }

    [Fact]
    public void The_sequence_is_never_wrapped_for_tmux_which_drops_what_is() =>
        Assert.Equal("\e]52;c;aw==\a", Encoding.ASCII.GetString(TerminalClipboard.Sequence("k"u8)!));

    [Theory]
    [InlineData(true, false, "sent 2.1 KiB to the clipboard (OSC 52): the value as json")]
    [InlineData(true, true, "sent 2.1 KiB to tmux and to the clipboard: the value as json")]
    [InlineData(false, true, "sent 2.1 KiB to tmux only, too large for the clipboard: the value as json")]
    [InlineData(false, false, "Not sent, too large for the clipboard: the value as json is 2.1 KiB, and OSC 52 takes 55 KiB.")]
    public void What_is_said_is_that_it_was_sent_and_never_that_it_was_copied(bool toTerminal, bool toTmux, string said) =>
        Assert.Equal(said, TerminalClipboard.Said(new(new byte[2150], "the value as json"), toTerminal, toTmux));

    [Theory]
    [InlineData(56_244, true)]
    [InlineData(56_247, false)]
    public void What_is_too_long_for_terminals_is_refused(int length, bool possible) =>
        Assert.Equal(possible, TerminalClipboard.Sequence(new byte[length]) is not null);

    [Theory]
    [InlineData("cat > \"$0.taken\"; echo \"$@\" > \"$0.asked\"", 5, 1, "sent 5 B to tmux and to the clipboard: the key")]
    [InlineData("cat > \"$0.taken\"; echo \"$@\" > \"$0.asked\"", 100_000, 0, "sent 98 KiB to tmux only, too large for the clipboard: the key")]
    [InlineData("echo 'unknown option -- w'; exit 1", 5, 1, "sent 5 B to the clipboard (OSC 52): the key")]
    public async Task In_tmux_it_is_also_loaded_into_its_buffer(string tmux, int length, int writes, string said)
    {
        var folder = Directory.CreateTempSubdirectory("kvtui-");
        var program = Path.Combine(folder.FullName, "tmux");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{tmux}\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var (mailbox, sent) = (new Mailbox(), new List<byte[]>());
        new TerminalClipboard(mailbox, sent.Add) { Tmux = new(program, TimeProvider.System) }.Copy(new(new byte[length], "the key"));
        Message? message = null;
        await Eventually.TrueAsync(() => mailbox.TryTake(out message), () => "it is told", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(new OperationMessage.Told(said), message);
        Assert.Equal(writes, sent.Count);
        if (said.Contains("tmux", StringComparison.Ordinal))
        {
            Assert.Equal("load-buffer -w -\n", await File.ReadAllTextAsync(program + ".asked", TestContext.Current.CancellationToken));
            Assert.Equal(length, new FileInfo(program + ".taken").Length);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_tmux_that_is_not_there_is_done_without() =>
        Assert.False(await new TmuxBuffer("/nowhere/tmux", TimeProvider.System).LoadAsync("x"u8.ToArray()));
}
