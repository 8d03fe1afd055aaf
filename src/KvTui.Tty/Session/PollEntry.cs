using System.Runtime.InteropServices;

namespace KvTui.Tty.Session;

/// <summary>struct pollfd of poll(2).</summary>
[StructLayout(LayoutKind.Sequential)]
internal record struct PollEntry(int Descriptor, short Wanted, short Reported);
