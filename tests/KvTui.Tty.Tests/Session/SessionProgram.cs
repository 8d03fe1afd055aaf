using KvTui.Tty.Cells;
using KvTui.Tty.Output;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Session;

namespace KvTui.Tty.Tests.Session;

/// <summary>
/// A small full-screen program without Terminal.Gui: it shows its process id and its size, and obeys keys: q quits, x throws, s stops as Ctrl-Z does, e leaves for an editor and comes back, m turns the mouse on,
/// b writes a megabyte at once, c cancels a read.
/// </summary>
internal static class SessionProgram
{
    internal static void Run()
    {
        using var terminal = Open();
        using var session = new TerminalSession(terminal, TerminalCapabilities.Modern);
        var screen = new FrontBuffer(TerminalCapabilities.Modern);
        var redraws = 0;
        session.Resized += () => Draw("resized");
        session.Resumed += () => Draw("resumed");
        session.Start();
        Draw("started");
        var buffer = new byte[16];
        while (Read(terminal, buffer) > 0 && Obey(buffer[0]))
        {
        }

        session.Restore();

        bool Obey(byte key)
        {
            switch ((char)key)
            {
                case 'q':
                    return false;
                case 'x':
                    throw new InvalidOperationException("a defect");
                case 's':
                    session.Suspend();
                    return true;
                case 'e':
                    session.Restore();
                    session.Start();
                    Draw("resumed");
                    return true;
                case 'b':
                    Write(terminal, Enumerable.Repeat((byte)'\b', 1 << 20).ToArray());
                    Draw("written");
                    return true;
                case 'c':
                    Draw(CancelRead(terminal));
                    return true;
                case 'm':
                    session.UseMouse(true);
                    Draw("mouse");
                    return true;
                default:
                    Draw($"key {key}");
                    return true;
            }
        }

        void Draw(string what)
        {
            lock (screen)
            {
                screen.Invalidate();
                var buffer = new BackBuffer(terminal.Size.Width, terminal.Size.Height);
                buffer.Write(0, 0, $"pid {Environment.ProcessId} ");
                buffer.Write(0, 1, $"size {buffer.Cols}x{buffer.Rows} ");
                buffer.Write(0, 2, $"{what} {++redraws}", Style.Default.Add(CellAttributes.Bold));
                Write(terminal, screen.Encode(buffer.Cells));
            }
        }
    }

    private static string CancelRead(UnixTerminal terminal)
    {
        using var source = new CancellationTokenSource();
        var read = terminal.ReadAsync(new byte[1], source.Token).AsTask();
        source.Cancel();
        return ((IAsyncResult)read).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(10)) && read.IsCanceled ? "cancelled" : "still reading";
    }

    private static void Write(UnixTerminal terminal, ReadOnlyMemory<byte> bytes) =>
        terminal.WriteAsync(bytes, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    private static int Read(UnixTerminal terminal, byte[] buffer) =>
        terminal.ReadAsync(buffer.AsMemory(0, 1), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    private static UnixTerminal Open()
    {
        try
        {
            return UnixTerminal.Open();
        }
        catch (TerminalException failure)
        {
            Environment.FailFast(failure.Message);
            throw;
        }
    }
}
