using System.Reflection;

namespace KvTui.Testing.Architecture;

/// <summary>Which folders of an assembly use each other in a circle.</summary>
public static class FolderCycles
{
    /// <summary>
    /// The uses that are part of a cycle, one a line; empty if there is none. A namespace is a folder. Those that use none that is left are
    /// taken away until none is left; where that stops, a cycle is.
    /// </summary>
    /// <exception cref="InvalidOperationException">No folder of the assembly uses another, so that nothing was looked at.</exception>
    public static string In(Assembly assembly)
    {
        var uses = UsedTypes.In(assembly).Where(static pair => Folder(pair.User).Length > 0 && Folder(pair.Used) != Folder(pair.User)).ToList();
        if (uses.Count == 0)
        {
            throw new InvalidOperationException($"No folder of {assembly.GetName().Name} uses another.");
        }

        while (uses.FindAll(use => !uses.Exists(next => Folder(next.User) == Folder(use.Used))) is { Count: > 0 } last)
        {
            uses = [.. uses.Except(last)];
        }

        while (uses.FindAll(use => !uses.Exists(next => Folder(next.Used) == Folder(use.User))) is { Count: > 0 } first)
        {
            uses = [.. uses.Except(first)];
        }

        return string.Join('\n', uses.Select(static use => $"{Folder(use.User)} → {Folder(use.Used)}: {use.User.Name} uses {use.Used.Name}").Order());
    }

    private static string Folder(Type type) => type.Namespace is { } name && name.StartsWith("KvTui", StringComparison.Ordinal) ? name : "";
}
