package org.meridiem.newsletter.dkim;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.jboss.logging.Logger;

/// A key at work in the system's OpenSSL 3, which makes a signature in a fraction of the JDK's time. Safe for any number of threads; lives as long as the process.
///
/// Both algorithms are deterministic, so it is believed only after it made, byte for byte, the signature that the JDK makes.
@SuppressWarnings("restricted") // the JVM is started with --enable-native-access
final class OpenSslKey implements Seal {

    private static final Logger LOG = Logger.getLogger(OpenSslKey.class);
    private static final String LIBRARY = "libcrypto.so.3";
    private static final byte[] PROBE = "v=1; a probe".getBytes(StandardCharsets.US_ASCII);

    private final Functions functions;
    private final MemorySegment key;
    private final boolean rsa;
    private final int size;

    /// What is called of the library.
    private record Functions(MethodHandle parse, MethodHandle size, MethodHandle sha256, MethodHandle newContext,
            MethodHandle freeContext, MethodHandle begin, MethodHandle sign) {

        static Functions load() {
            SymbolLookup library = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
            MemoryLayout address = ValueLayout.ADDRESS;
            MemoryLayout number = ValueLayout.JAVA_INT;
            MemoryLayout length = ValueLayout.JAVA_LONG;
            return new Functions(
                    function(library, "d2i_AutoPrivateKey", FunctionDescriptor.of(address, address, address, length)),
                    function(library, "EVP_PKEY_get_size", FunctionDescriptor.of(number, address)),
                    function(library, "EVP_sha256", FunctionDescriptor.of(address)),
                    function(library, "EVP_MD_CTX_new", FunctionDescriptor.of(address)),
                    function(library, "EVP_MD_CTX_free", FunctionDescriptor.ofVoid(address)),
                    function(library, "EVP_DigestSignInit",
                            FunctionDescriptor.of(number, address, address, address, address, address)),
                    function(library, "EVP_DigestSign",
                            FunctionDescriptor.of(number, address, address, address, address, length)));
        }

        private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor type) {
            return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
        }
    }

    private OpenSslKey(Functions functions, MemorySegment key, boolean rsa, int size) {
        this.functions = functions;
        this.key = key;
        this.rsa = rsa;
        this.size = size;
    }

    /// Hands a key to the library.
    ///
    /// @return empty where there is no such library, or one that does not do what it should
    static Optional<Seal> of(DkimKey key) {
        try {
            var handed = handed(Functions.load(), key);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(PROBE);
            if (Arrays.equals(handed.sign(PROBE, digest), key.sign(PROBE, digest))) {
                return Optional.of(handed);
            }
            LOG.warnf("OpenSSL does not sign as it should, the JDK does: key=%s", key);
        } catch (IllegalArgumentException | IllegalStateException | UnsupportedOperationException
                | NoSuchElementException | IllegalCallerException | NoSuchAlgorithmException e) {
            LOG.infof("mails are signed by the JDK, OpenSSL 3 cannot be used: key=%s cause=%s", key, e.getMessage());
        }
        return Optional.empty();
    }

    private static OpenSslKey handed(Functions functions, DkimKey key) {
        byte[] encoded = key.key().getEncoded();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, encoded);
            MemorySegment parsed = (MemorySegment) functions.parse().invokeExact(MemorySegment.NULL,
                    arena.allocateFrom(ValueLayout.ADDRESS, bytes), (long) encoded.length);
            bytes.fill((byte) 0);
            if (parsed.equals(MemorySegment.NULL)) {
                throw new IllegalStateException("the key is not understood");
            }
            return new OpenSslKey(functions, parsed, key.key() instanceof RSAPrivateKey,
                    (int) functions.size().invokeExact(parsed));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    @Override
    public byte[] sign(byte[] text, byte[] digest) {
        byte[] message = rsa ? text : digest;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment signature = arena.allocate(size);
            MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_LONG, size);
            MemorySegment context = (MemorySegment) functions.newContext().invokeExact();
            if (context.equals(MemorySegment.NULL)) {
                throw new IllegalStateException("OpenSSL has no memory");
            }
            try {
                MemorySegment hash = rsa ? (MemorySegment) functions.sha256().invokeExact() : MemorySegment.NULL;
                int begun = (int) functions.begin().invokeExact(context, MemorySegment.NULL, hash, MemorySegment.NULL,
                        key);
                int signed = begun == 1
                        ? (int) functions.sign().invokeExact(context, signature, length,
                                arena.allocateFrom(ValueLayout.JAVA_BYTE, message), (long) message.length)
                        : begun;
                if (signed != 1) {
                    throw new IllegalStateException("OpenSSL cannot sign");
                }
            } finally {
                functions.freeContext().invokeExact(context);
            }
            return signature.asSlice(0, length.get(ValueLayout.JAVA_LONG, 0)).toArray(ValueLayout.JAVA_BYTE);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// A method handle declares everything; the functions behind it throw nothing.
    private static RuntimeException failed(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException exception ? exception : new IllegalStateException(e);
    }
}
