using System.Buffers;

namespace KvTui.Core.Exports;

/// <summary>
/// An export as a script for a shell: transactions of etcdctl, whose language names every byte, in groups that etcd takes, and before them
/// the leases that their keys need.
/// </summary>
internal sealed class EtcdctlExport(IBufferWriter<byte> output) : IExportWriter
{
    /// <summary>etcd takes 128 operations in a transaction, and 1.5 MiB.</summary>
    private const int MostKeys = 100;
    private const int MostBytes = 512 * 1024;

    private const int Piece = 256;

    private readonly Dictionary<long, int> _leases = [];
    private readonly List<KeyValue> _group = [];
    private int _bytes;

    public void Begin(ExportHead head)
    {
        Line("#!/bin/sh");
        Line($"# {head.Text}: run it where etcdctl's variables lead to another cluster");
        Line("set -eu");
    }

    public void Add(KeyValue pair, LeaseTerm? lease)
    {
        if (lease is { Granted.Ticks: <= 0 })
        {
            Line("# a key is left out, as its lease had ended");
            return;
        }

        var length = pair.Key.Length + pair.Value.Length;
        if (_group.Count == MostKeys || (_group.Count > 0 && _bytes + length > MostBytes))
        {
            WriteGroup();
        }

        if (lease is not null && _leases.TryAdd(pair.Lease.Id, _leases.Count + 1))
        {
            var seconds = (long)lease.Granted.TotalSeconds;
            Line($"lease{_leases.Count}=$(etcdctl lease grant {seconds} | cut -d ' ' -f 2)");
        }

        _group.Add(pair);
        _bytes += length;
    }

    public void Finish() => WriteGroup();

    public void Dispose()
    {
    }

    /// <summary>Writes a transaction without comparisons, whose operations for the case that one fails are none.</summary>
    private void WriteGroup()
    {
        if (_group.Count == 0)
        {
            return;
        }

        Line("etcdctl txn >/dev/null <<KVTUI_END\n");
        foreach (var pair in _group)
        {
            output.Write("put"u8);
            if (_leases.TryGetValue(pair.Lease.Id, out var lease))
            {
                Write($" --lease=$lease{lease}");
            }

            // What begins with a dash would be taken for a flag.
            output.Write(pair.Key.Span is [(byte)'-', ..] || pair.Value.Span is [(byte)'-', ..] ? " -- \""u8 : " \""u8);
            Quote(pair.Key.Span);
            output.Write("\" \""u8);
            Quote(pair.Value.Span);
            output.Write("\"\n"u8);
        }

        Line("\n\nKVTUI_END");
        _group.Clear();
        _bytes = 0;
    }

    /// <summary>Writes bytes so that neither the shell nor etcdctl takes one for anything else.</summary>
    private void Quote(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var piece = bytes[..Math.Min(Piece, bytes.Length)];
            var target = output.GetSpan(4 * piece.Length);
            var length = 0;
            foreach (var each in piece)
            {
                if (each is >= (byte)' ' and <= (byte)'~' and not ((byte)'"' or (byte)'\\' or (byte)'$' or (byte)'`'))
                {
                    target[length++] = each;
                }
                else
                {
                    target[length++] = (byte)'\\';
                    target[length++] = (byte)'x';
                    target[length++] = Digit(each >> 4);
                    target[length++] = Digit(each & 0xF);
                }
            }

            output.Advance(length);
            bytes = bytes[piece.Length..];
        }
    }

    private static byte Digit(int number) => (byte)(number < 10 ? '0' + number : 'a' + number - 10);

    private void Line(string text) => Write(text + "\n");

    private void Write(string text) => output.Write(Encoding.UTF8.GetBytes(text));
}
