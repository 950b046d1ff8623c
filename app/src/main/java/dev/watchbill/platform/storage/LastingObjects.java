package dev.watchbill.platform.storage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.ExtensionContext;
import org.jdbi.v3.core.extension.ExtensionFactory;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jdbi.v3.core.internal.OnDemandExtensions;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;

/**
 * SqlObjects on demand that are put together at their first call, and kept. JDBI 3.54 puts them
 * together at every call, and copies its configuration for each of their methods then: that took
 * more time than everything else about a statement. Connections come and go as they do with JDBI:
 * one for a call, or that of the transaction in progress on the thread.
 *
 * <p>What is configured on {@link Jdbi} after an object's first call does not reach it any more.
 */
final class LastingObjects implements JdbiPlugin {
  /** After the plugin whose objects they are. */
  @Override
  public void customizeJdbi(Jdbi jdbi) {
    jdbi.getConfig(Extensions.class).register(new Suppliers());
    jdbi.getConfig(OnDemandExtensions.class)
        .setFactory((its, type, more) -> Optional.of(lasting(its, type)));
  }

  private static Object lasting(Jdbi jdbi, Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, new AttachedOnce(jdbi, type));
  }

  /** What does an object's work, from its first call on. */
  private static final class AttachedOnce implements InvocationHandler {
    private final Jdbi jdbi;
    private final Class<?> type;
    private volatile @Nullable InvocationHandler handler;

    AttachedOnce(Jdbi jdbi, Class<?> type) {
      this.jdbi = jdbi;
      this.type = type;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
        throws Throwable {
      if (method.getDeclaringClass() == Object.class) {
        return ofEveryObject(proxy, method, args);
      }
      var known = handler;
      return (known == null ? attach() : known).invoke(proxy, method, args);
    }

    private Object ofEveryObject(Object proxy, Method method, Object @Nullable [] args) {
      return switch (method.getName()) {
        case "equals" -> args != null && proxy == args[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "SqlObject " + type.getName();
      };
    }

    private synchronized InvocationHandler attach() {
      var known = handler;
      if (known == null) {
        Object attached =
            jdbi.getConfig(Extensions.class).findFor(type, new Present(jdbi)).orElseThrow();
        known = Proxy.getInvocationHandler(attached);
        handler = known;
      }
      return known;
    }
  }

  /** Whatever JDBI would use for a call that is made now, on this thread. */
  private record Present(Jdbi jdbi) implements HandleSupplier {
    @Override
    public <V> V invokeInContext(ExtensionContext context, Callable<V> task) throws Exception {
      return jdbi.withExtension(
          HandleSupplier.class, supplier -> supplier.invokeInContext(context, task));
    }

    @Override
    public Handle getHandle() {
      return jdbi.withExtension(HandleSupplier.class, HandleSupplier::getHandle);
    }

    @Override
    public Jdbi getJdbi() {
      return jdbi;
    }

    @Override
    public ConfigRegistry getConfig() {
      return jdbi.getConfig();
    }
  }

  /** Hands out JDBI's own supplier of the thread's connection. */
  private static final class Suppliers implements ExtensionFactory {
    @Override
    public boolean accepts(Class<?> type) {
      return type == HandleSupplier.class;
    }

    @Override
    public <E> E attach(Class<E> type, HandleSupplier supplier) {
      return type.cast(supplier);
    }

    @Override
    public Set<FactoryFlag> getFactoryFlags() {
      return Set.of(FactoryFlag.DONT_USE_PROXY);
    }
  }
}
