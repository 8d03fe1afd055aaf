using System.Net;
using System.Net.Sockets;

namespace KvTui.Testing;

/// <summary>Loopback ports that nobody listens on.</summary>
/// <remarks>They lie below the range from which the kernel picks ports of outgoing connections, so that a stopped server finds its port free again.</remarks>
public static class FreePorts
{
    private const int First = 10_000;
    private const int Last = 32_000;

    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Taken = [];
    private static int Next = First + (new Random().Next() % (Last - First));

    /// <summary>A port not handed out before by this process.</summary>
    public static int Take()
    {
        lock (Gate)
        {
            while (true)
            {
                Next = Next >= Last ? First : Next + 1;
                if (Taken.Add(Next) && IsFree(Next))
                {
                    return Next;
                }
            }
        }
    }

    /// <summary>The first of several neighbouring ports not handed out before by this process.</summary>
    public static int TakeRow(int count)
    {
        var first = Take();
        for (var taken = 1; taken < count; taken++)
        {
            var next = Take();
            if (next != first + taken)
            {
                first = next;
                taken = 0;
            }
        }

        return first;
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
