using System.Runtime.InteropServices;

namespace KvTui.Cli.Files;

/// <summary>What the system says of a path, links followed.</summary>
internal readonly partial record struct PathFacts(PathKind Kind, int Mode, uint Owner)
{
    private const int CurrentFolder = -100;
    private const int BasicFacts = 0x7FF;
    private const int AccessDenied = 13;
    private const int ToRead = 4;
    private const int OwnerAt = 20;
    private const int ModeAt = 28;
    private const int KindBits = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Directory = 0x4000;

    public static uint CurrentUser => EffectiveUser();

    public static PathFacts Of(string path)
    {
        Span<byte> facts = stackalloc byte[256];
        if (StatX(CurrentFolder, path, 0, BasicFacts, facts) != 0)
        {
            return new(Marshal.GetLastPInvokeError() == AccessDenied ? PathKind.Hidden : PathKind.Missing, 0, 0);
        }

        var (owner, mode) = (MemoryMarshal.Read<uint>(facts[OwnerAt..]), MemoryMarshal.Read<ushort>(facts[ModeAt..]));
        var kind = (mode & KindBits) switch { RegularFile => PathKind.File, Directory => PathKind.Folder, _ => PathKind.Other };
        return new(kind, mode & 0x1FF, owner);
    }

    public static bool IsReadable(string path) => Access(path, ToRead) == 0;

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, Span<byte> facts);

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}

/// <summary>What is at a path.</summary>
internal enum PathKind
{
    Missing,

    /// <summary>It cannot be known: a folder on the way may not be entered.</summary>
    Hidden,
    File,
    Folder,
    Other,
}
