using System.Runtime.InteropServices;

namespace KvTui.Cli.Output;

/// <summary>The process's three standard streams, without the console class: it swallows a broken pipe and costs start-up time.</summary>
internal static partial class StandardStreams
{
    private const int Input = 0;
    private const int Output = 1;
    private const int Error = 2;
    private const int Interrupted = 4;
    private const int TryAgain = 11;
    private const int BrokenPipe = 32;
    private const short ReadyToRead = 1;

    /// <summary>How often it is looked whether waiting was cancelled, in milliseconds.</summary>
    private const int Glance = 100;

    public static bool InputIsTerminal => IsTerminal(Input) == 1;

    public static bool OutputIsTerminal => IsTerminal(Output) == 1;

    public static bool ErrorIsTerminal => IsTerminal(Error) == 1;

    /// <summary>Reads some bytes from standard input; 0 at its end.</summary>
    /// <param name="cancellationToken">Cancelled by Ctrl-C, after which nothing may come any more.</param>
    public static int ReadInput(Span<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var entry = new Waiting(Input, ReadyToRead, 0);
            if (cancellationToken.CanBeCanceled && Poll(ref entry, 1, Glance) <= 0)
            {
                continue;
            }

            var count = Read(Input, buffer, buffer.Length);
            if (count >= 0)
            {
                return (int)count;
            }

            if (Marshal.GetLastPInvokeError() is not (Interrupted or TryAgain) and var error)
            {
                throw new IOException($"Standard input can not be read: {Marshal.GetPInvokeErrorMessage(error)}.");
            }
        }
    }

    /// <summary>Writes all bytes to standard output.</summary>
    /// <exception cref="BrokenPipeException">Nobody reads it any more.</exception>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void WriteOutput(ReadOnlySpan<byte> bytes) => Write(Output, bytes);

    /// <summary>Writes text to standard error as it is; failures are of no interest to anybody.</summary>
    public static void WriteError(string text)
    {
        try
        {
            Write(Error, Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
            // nowhere is left to say it
        }
    }

    /// <summary>Says a sentence on standard error, in the program's name, without anything in it that could steer a terminal.</summary>
    public static void Say(string sentence) =>
        WriteError(string.Concat(sentence.Split('\n').Select((line, i) => (i == 0 ? "kvtui: " : "  ") + Printable.Text(line) + "\n")));

    private static void Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var written = Write(descriptor, bytes, bytes.Length);
            if (written >= 0)
            {
                bytes = bytes[(int)written..];
                continue;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted or TryAgain:
                    break;
                case BrokenPipe:
                    throw new BrokenPipeException();
                case var error:
                    throw new OutputException($"The results cannot be written: {Marshal.GetPInvokeErrorMessage(error)}.");
            }
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private record struct Waiting(int Descriptor, short Wanted, short Found);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref Waiting entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "isatty")]
    private static partial int IsTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(int descriptor, Span<byte> buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> buffer, nint count);
}

/// <summary>Whoever read the results has gone; there is nothing left to do.</summary>
internal sealed class BrokenPipeException : IOException;

/// <summary>The results cannot be written, as on a full disk; the message is a sentence that says why.</summary>
internal sealed class OutputException(string message) : IOException(message);
