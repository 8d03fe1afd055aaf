using System.Globalization;

namespace KvTui.Faults.Tests.Load;

/// <summary>The TCP connections that this process holds, by <c>/proc</c> (<c>proc_net_tcp</c>).</summary>
internal static class OpenSockets
{
    private const int Remote = 2;
    private const int Inode = 9;

    /// <summary>How many lead to these ports of any host, in whatever state.</summary>
    public static int To(IReadOnlySet<int> ports)
    {
        var own = Directory.EnumerateFileSystemEntries("/proc/self/fd").Select(Target).ToHashSet(StringComparer.Ordinal);
        return File.ReadLines("/proc/self/net/tcp").Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Count(fields => ports.Contains(PortOf(fields[Remote])) && own.Contains($"socket:[{fields[Inode]}]"));
    }

    private static string Target(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget ?? "";
        }
        catch (IOException)
        {
            // closed meanwhile
            return "";
        }
    }

    private static int PortOf(string address) => int.Parse(address.AsSpan(address.IndexOf(':') + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
