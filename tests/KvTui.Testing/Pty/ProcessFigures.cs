using System.Globalization;

namespace KvTui.Testing.Pty;

/// <summary>What <c>/proc</c> tells of a process.</summary>
public static class ProcessFigures
{
    /// <summary>Resident memory now, in bytes; 0 once it has ended.</summary>
    public static long Resident(int id) => Status(id, "VmRSS:");

    /// <summary>The most memory that was ever resident, in bytes; 0 once it has ended.</summary>
    public static long PeakResident(int id) => Status(id, "VmHWM:");

    /// <summary>Processor time of all its threads that live.</summary>
    public static TimeSpan ProcessorTime(int id)
    {
        var nanoseconds = Directory.EnumerateDirectories($"/proc/{id}/task")
            .Sum(task => long.Parse(File.ReadAllText(Path.Combine(task, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture));
        return TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    private static long Status(int id, string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line[name.Length..^2], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
