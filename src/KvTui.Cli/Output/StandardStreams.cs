using System.Runtime.InteropServices;
using KvTui.Tty.Session;

namespace KvTui.Cli.Output;

/// <summary>The process's three standard streams, without the console class: it swallows a broken pipe and costs start-up time.</summary>
internal static class StandardStreams
{
    private const int Input = 0;
    private const int Output = 1;
    private const int Error = 2;
    private const int BrokenPipe = 32;

    /// <summary>How often it is looked whether waiting was cancelled, in milliseconds.</summary>
    private const int Glance = 100;

    public static bool InputIsTerminal => LibC.IsTerminal(Input) == 1;

    public static bool OutputIsTerminal => LibC.IsTerminal(Output) == 1;

    public static bool ErrorIsTerminal => LibC.IsTerminal(Error) == 1;

    /// <summary>Reads some bytes from standard input; 0 at its end.</summary>
    /// <param name="cancellationToken">Cancelled by Ctrl-C, after which nothing may come any more.</param>
    public static int ReadInput(Span<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (cancellationToken.CanBeCanceled && LibC.Poll([new(Input, LibC.PollIn, 0)], 1, Glance) <= 0)
            {
                continue;
            }

            var count = LibC.Read(Input, buffer, (nuint)buffer.Length);
            if (count >= 0)
            {
                return (int)count;
            }

            if (LibC.LastError is not (LibC.Interrupted or LibC.TryAgain) and var error)
            {
                throw new IOException($"Standard input cannot be read: {Marshal.GetPInvokeErrorMessage(error)}.");
            }
        }
    }

    /// <summary>Writes all bytes to standard output.</summary>
    /// <exception cref="BrokenPipeException">Nobody reads it any more.</exception>
    /// <exception cref="OutputException">Standard output cannot be written.</exception>
    public static void WriteOutput(ReadOnlySpan<byte> bytes) => Write(Output, bytes);

    /// <inheritdoc cref="WriteOutput(ReadOnlySpan{byte})"/>
    public static void WriteOutput(string text) => WriteOutput(Encoding.UTF8.GetBytes(text));

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
            var written = LibC.Write(descriptor, bytes, (nuint)bytes.Length);
            if (written >= 0)
            {
                bytes = bytes[(int)written..];
                continue;
            }

            switch (LibC.LastError)
            {
                case LibC.Interrupted or LibC.TryAgain:
                    break;
                case BrokenPipe:
                    throw new BrokenPipeException();
                case var error:
                    throw new OutputException($"The results cannot be written: {Marshal.GetPInvokeErrorMessage(error)}.");
            }
        }
    }
}

/// <summary>Whoever read the results has gone; there is nothing left to do.</summary>
internal sealed class BrokenPipeException : IOException;

/// <summary>The results cannot be written, as on a full disk; the message is a sentence that says why.</summary>
internal sealed class OutputException(string message) : IOException(message);
