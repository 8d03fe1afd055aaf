using System.Runtime.InteropServices;

namespace KvTui.Terminal.Drivers;

/// <summary>struct pollfd of poll(2).</summary>
[StructLayout(LayoutKind.Sequential)]
internal record struct PollEntry(int Descriptor, short Wanted, short Reported);
